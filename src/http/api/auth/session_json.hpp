#pragma once

#include <string>
#include <vector>

#include "app/access/access_summary.hpp"
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

/// The same with `permissions: {global: […], tables: {slug: {actions, readonly_fields,
/// readonly_on_create}}}, expires_at, password_expires_at, password_expiry_warning`. `global` names
/// the rights that the caller has; what he does not see is not named.
std::string session_json(const app::Session& session, const std::vector<app::TableSummary>& tables,
                         const SessionEnds& ends);

}  // namespace cochin::http::api
