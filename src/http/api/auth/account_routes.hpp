#pragma once

#include "app/auth/authentication.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// What people do with their own account beyond signing in: sessions, second factor and API tokens
/// under `/api/v1/auth`. `authentication` must outlive the router.
void add_account_routes(Router& router, app::Authentication& authentication);

}  // namespace cochin::http::api
