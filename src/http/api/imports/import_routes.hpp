#pragma once

#include "app/imports/imports.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `POST /api/v1/tables/{table}/import` and the file of refused lines of its run (API contract,
/// section 4). `imports` must outlive the router.
void add_import_routes(Router& router, app::Imports& imports);

}  // namespace cochin::http::api
