#pragma once

#include <vector>

#include "base/result.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::storage::records {

/// The live records of `query.table` that may be read and whose `field` is `value`, which is not
/// empty; at most two, which is enough to
/// know whether there is one. O(1) with an index on the field, O(N) without.
Result<std::vector<RecordId>> first_two_by_value(sql::Connection& connection,
                                                 const RecordQuery& query,
                                                 const domain::Field& field,
                                                 const domain::Value& value);

}  // namespace cochin::storage::records
