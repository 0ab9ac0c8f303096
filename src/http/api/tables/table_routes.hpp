#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/tables` and its fields (API contract, section 3).
void add_table_routes(Router& router);

}  // namespace cochin::http::api
