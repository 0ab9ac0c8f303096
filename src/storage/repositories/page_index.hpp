#pragma once

#include <string>

#include "storage/repositories/record_query.hpp"

namespace cochin::storage::records {

/// Which index serves a page whose filter pins an indexed column and whose order has another index:
/// ` INDEXED BY …`, or nothing where the engine's own choice stands.
///
/// The engine always gathers all the records that the filter pins and sorts them, however many they
/// are. Walking the order's index reads about `limit * records / pinned` records until the page is
/// full: it is the better way from `pinned = sqrt(limit * records)` on, and no page then reads many
/// more records than that root when the two columns are independent. Costs at most that many steps
/// through the pinned column's index. Errors: those of the connection.
Result<std::string> choose_page_index(sql::Connection& connection, const RecordQuery& query);

}  // namespace cochin::storage::records
