#pragma once

#include <string>
#include <string_view>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::app {

/// A number that tells one list from another: table, order, conditions.
std::uint64_t list_identity(const storage::records::RecordQuery& query, std::string_view sort);

/// The place where a page ended, as text for the client (base64url). Bound to its list. A place
/// made of long texts is written as its record alone, to be found again.
std::string write_cursor(std::uint64_t identity, const storage::records::Position& position);

/// The place, of `size` values or of one: the id of its record.
/// Errors: `invalid_input` with `invalid_cursor` for another list's cursor or a made-up one.
Result<storage::records::Position> read_cursor(std::uint64_t identity, std::size_t size,
                                               std::string_view cursor);

/// Lets `query`, the list of this identity, go on where the page of `cursor` ended.
/// Errors: as `read_cursor`.
Status continue_after(ReadScope& scope, storage::records::RecordQuery& query,
                      std::uint64_t identity, std::string_view cursor);

}  // namespace cochin::app
