#pragma once

#include <string_view>

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `GET /api/v1/openapi.json`, and the page that shows it, `GET /api/docs`. Describes the routes
/// that the router has at this moment: call it after every other route is there. `version` is that
/// of the program.
void add_openapi_routes(Router& router, std::string_view version);

}  // namespace cochin::http::api
