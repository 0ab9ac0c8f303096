#pragma once

#include <string>

#include "app/auth/session.hpp"

namespace cochin::http::api {

/// `{user, csrf_token, password_change_required, second_factor_required}`: the answer to a login.
std::string login_json(const app::Session& session);

/// `{user, csrf_token, password_change_required, permissions: {global: […], tables: {}},
/// expires_at}`. `global` names the rights of the user's groups; a superuser
/// (`user.is_superuser`) has every right without any being named. `expires_at` is when the session
/// ends if nothing more is asked of it.
std::string session_json(const app::Session& session, Timestamp expires_at);

}  // namespace cochin::http::api
