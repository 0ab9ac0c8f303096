#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/tables/{table}/records`, aggregates, options and batches (API contract, section 4).
void add_record_routes(Router& router);

}  // namespace cochin::http::api
