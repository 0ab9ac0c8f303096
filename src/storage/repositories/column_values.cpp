#include "storage/repositories/column_values.hpp"

#include "storage/repositories/record_values.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

Result<std::vector<ColumnValue>> read_column(sql::Connection& connection,
                                             const domain::Table& table,
                                             const domain::Field& field) {
  const std::string column = sql::column_name(field.id);
  auto rows = TRY(connection.prepare("SELECT id," + column + " FROM " + sql::table_name(table.id) +
                                     " WHERE " + column + " IS NOT NULL"));
  std::vector<ColumnValue> values;
  while (TRY(rows.step())) {
    values.emplace_back(RecordId{rows.integer(0)}, TRY(read_value(rows, 1, field)));
  }
  return values;
}

Status write_column(sql::Connection& connection, const domain::Table& table,
                    const domain::Field& field, const std::vector<ColumnValue>& values) {
  std::string sets = sql::column_name(field.id) + "=?2";
  if (sql::has_folded_column(field)) sets += "," + sql::folded_column_name(field.id) + "=?3";
  auto update = TRY(
      connection.prepare("UPDATE " + sql::table_name(table.id) + " SET " + sets + " WHERE id=?1"));
  for (const auto& [record, value] : values) {
    update.bind(1, record);
    bind_value(update, 2, value);
    if (sql::has_folded_column(field)) bind_folded(update, 3, value);
    TRY(update.run());
  }
  return ok();
}

}  // namespace cochin::storage::records
