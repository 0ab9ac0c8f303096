#pragma once

#include <string>
#include <vector>

#include "app/access/access_summary.hpp"
#include "app/auth/session.hpp"

namespace cochin::http::api {

/// `{user, csrf_token, password_change_required, second_factor_required}`: the answer to a login.
std::string login_json(const app::Session& session);

/// `{user, csrf_token, password_change_required, permissions: {global: […], tables: {slug:
/// {actions, readonly_fields, readonly_on_create}}}, expires_at}`. `global` names the rights that
/// the caller has; what he does not see is not named. `expires_at` is when the session ends if
/// nothing more is asked of it.
std::string session_json(const app::Session& session, const std::vector<app::TableSummary>& tables,
                         Timestamp expires_at);

}  // namespace cochin::http::api
