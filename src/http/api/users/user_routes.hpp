#pragma once

#include "app/users/account_administration.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/users`, and `/api/v1/auth/password-resets/confirm` for the owner of a link (API
/// contract, section 2); seeing like another account. Both must outlive the router.
void add_user_routes(Router& router, app::AccountAdministration& accounts,
                     app::Authentication& authentication);

}  // namespace cochin::http::api
