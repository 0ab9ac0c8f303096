#pragma once

#include "app/exports/record_exports.hpp"
#include "http/middleware/authentication_gate.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `GET /tables/{table}/export`. `exports` must outlive the router.
void add_export_routes(Router& router, app::RecordExports& exports, StandingGate gate);

}  // namespace cochin::http::api
