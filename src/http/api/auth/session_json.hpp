#pragma once

#include <string>

#include "app/auth/session.hpp"

namespace cochin::http::api {

/// `{user, csrf_token, password_change_required, second_factor_required,
/// second_factor_enrolment_required}`: the answer to a login.
std::string login_json(const app::Session& session);

/// What depends on the moment.
struct SessionEnds {
  Timestamp session_end;  ///< if nothing more is asked of it
  bool is_password_end_near = false;
};

/// The same with `permissions: {global: […], tables: {}}, expires_at, password_expires_at,
/// password_expiry_warning`. `global` names the rights of the user's groups; a superuser
/// (`user.is_superuser`) has every right without any being named.
std::string session_json(const app::Session& session, const SessionEnds& ends);

}  // namespace cochin::http::api
