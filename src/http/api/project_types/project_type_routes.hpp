#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/project-types`.
void add_project_type_routes(Router& router);

}  // namespace cochin::http::api
