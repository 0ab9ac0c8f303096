#include "storage/repositories/record_lookup.hpp"

#include "storage/repositories/record_values.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

Result<std::vector<RecordId>> first_two_by_value(sql::Connection& connection,
                                                 const domain::Table& table,
                                                 const domain::Field& field,
                                                 const domain::Value& value) {
  auto rows =
      TRY(connection.prepare("SELECT id FROM " + sql::table_name(table.id) + " WHERE " +
                             sql::column_name(field.id) + "=?1 AND deleted_at IS NULL LIMIT 2"));
  bind_value(rows, 1, value);
  std::vector<RecordId> ids;
  while (TRY(rows.step())) ids.push_back(RecordId{rows.integer(0)});
  return ids;
}

}  // namespace cochin::storage::records
