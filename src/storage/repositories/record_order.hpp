#pragma once

#include <string>
#include <vector>

#include "storage/repositories/record_query.hpp"

/// The order of a page as SQL, and the condition that goes on after a position.
namespace cochin::storage::records {

/// One sort key as SQL. `first` is NULL exactly when the value is empty; `second`, where there is
/// one, decides between equal `first`s and is never NULL when `first` is not.
struct OrderKey {
  std::string first;
  std::string second;
  bool nullable = true;
  bool descending = false;
};

/// The keys of `sort` for the records of `query`, closed by the id. Adds the joins that they need
/// to `joins`.
std::vector<OrderKey> order_keys(const RecordQuery& query, const std::vector<SortKey>& sort,
                                 sql::SqlFragment& joins);

/// The part of the records whose first key is filled, or empty: each is in index order.
enum class Segment { kWhole, kFilled, kEmpty };

/// ` ORDER BY …` within a segment.
std::string order_by(const std::vector<OrderKey>& keys, Segment segment);

/// The condition of a segment, going on after `after` when it is not empty.
sql::SqlFragment segment_condition(const std::vector<OrderKey>& keys, Segment segment,
                                   const Position& after);

}  // namespace cochin::storage::records
