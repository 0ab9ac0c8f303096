#pragma once

#include <memory>
#include <span>
#include <string>

#include "http/server/router.hpp"

namespace cochin::http::api {

/// The `paths` of the OpenAPI document, as JSON: every route once, with what is said of it
/// (`find_doc`) and what the route itself says: parameters of the path, who may come in, the
/// errors that such routes have. A route without words is there too, without an `operationId`.
std::string describe_paths(std::span<const std::unique_ptr<Route>> routes);

}  // namespace cochin::http::api
