#include "storage/repositories/record_lookup.hpp"

#include "storage/repositories/record_values.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

Result<std::vector<RecordId>> first_two_by_value(sql::Connection& connection,
                                                 const RecordQuery& query,
                                                 const domain::Field& field,
                                                 const domain::Value& value) {
  const auto condition = query.readable ? query.readable(query.table.id, "r") : sql::SqlFragment();
  sql::SqlFragment sql("SELECT id FROM " + sql::table_name(query.table.id) + " r WHERE " +
                       sql::column_name(field.id) + "=? AND deleted_at IS NULL");
  if (!condition.text.empty()) sql.append(" AND ").append(condition);
  auto rows = TRY(connection.prepare(sql.append(" LIMIT 2").text));
  bind_value(rows, 1, value);
  sql::bind_values(rows, sql.values, 1);
  std::vector<RecordId> ids;
  while (TRY(rows.step())) ids.push_back(RecordId{rows.integer(0)});
  return ids;
}

}  // namespace cochin::storage::records
