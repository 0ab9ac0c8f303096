#pragma once

#include <vector>

#include "app/records/record_batch.hpp"
#include "http/server/response.hpp"

namespace cochin::http::api {

/// `{"operations": [{"op", "table", "id"?, "version"?, "values"?, "ref"?}]}`.
/// Errors: `invalid_input`, `too_many_operations`.
Result<std::vector<app::Operation>> read_batch(const Tree& body);

/// `{"results": [{"table", "id", "version"}]}`, one per operation; version null when deleted.
Response answer_batch(const std::vector<app::OperationResult>& results);

}  // namespace cochin::http::api
