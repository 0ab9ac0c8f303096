#pragma once

#include <utility>
#include <vector>

#include "base/result.hpp"
#include "domain/schema/table.hpp"
#include "storage/sql/connection.hpp"

/// One column of a whole table: for changes of type. O(N).
namespace cochin::storage::records {

using ColumnValue = std::pair<RecordId, domain::Value>;

/// The filled values, those in the trash too.
Result<std::vector<ColumnValue>> read_column(sql::Connection& connection,
                                             const domain::Table& table,
                                             const domain::Field& field);

Status write_column(sql::Connection& connection, const domain::Table& table,
                    const domain::Field& field, const std::vector<ColumnValue>& values);

}  // namespace cochin::storage::records
