#pragma once

#include <string>
#include <string_view>

#include "http/api/openapi/table_schemas.hpp"

namespace cochin::http::api {

/// The whole OpenAPI 3.1 document as JSON. `paths` as `describe_paths` makes them; `version` is
/// that of the program.
std::string openapi_document(std::string_view paths, std::string_view version,
                             const InstanceSchema& instance);

}  // namespace cochin::http::api
