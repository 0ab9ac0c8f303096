#pragma once

#include <optional>

#include "app/lanes.hpp"
#include "app/records/record_aggregation.hpp"
#include "app/records/record_history.hpp"
#include "http/server/call.hpp"
#include "http/server/response.hpp"

namespace cochin::http::api {

/// `"3.17"`: the record's version and what else shapes the answer.
std::string entity_tag(std::int64_t version, std::string_view shape);

/// The version that `If-Match` asks for; empty when absent or `*`.
/// Errors: `malformed_request` for anything but one strong tag of ours.
Result<std::optional<std::int64_t>> expected_version(const Request& request);

/// The live record with its `ETag`; 304 when `If-None-Match` names it (RFC 9110
/// section 13.1.2).
Result<Response> answer_record(const Call& call, app::ReadScope scope, const domain::Table& table,
                               RecordId id);

/// 412 `version_conflict` with the record as it is now, for the caller, in `current`.
Result<Response> answer_conflict(const Call& call, const app::WriteScope& scope,
                                 const domain::Table& table, RecordId id);

Response answer_history(const app::ReadScope& scope, const app::History& history);
Response answer_aggregates(const app::ReadScope& scope, const app::Aggregates& aggregates);

}  // namespace cochin::http::api
