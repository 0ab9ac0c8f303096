#include "storage/repositories/page_index.hpp"

#include <algorithm>
#include <cmath>

#include "storage/sql/physical_names.hpp"
#include "storage/sql/table_ddl.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::ValueKind;

/// Whether the index of the field is in the order of `record_order`.
bool is_walkable(const Field& field) {
  const ValueKind kind = field.kind();
  return kind != ValueKind::kChoice && kind != ValueKind::kLink && kind != ValueKind::kFiles;
}

bool starts_with(const std::vector<FieldId>& index, FieldId first, FieldId second) {
  return index.size() > 1 && index[0] == first && index[1] == second;
}

/// Whether one index holds the pinned column and then the order: nothing is better.
bool has_pair_index(const RecordQuery& query, const Field& key) {
  return std::ranges::any_of(query.pinned, [&](const PinnedColumn& pin) {
    return std::ranges::any_of(query.table.indexes, [&](const std::vector<FieldId>& index) {
      return starts_with(index, pin.field->id, key.id);
    });
  });
}

/// At least the number of the table's records.
Result<std::int64_t> highest_id(sql::Connection& connection, const domain::Table& table) {
  auto row = TRY(connection.prepare("SELECT max(id) FROM " + sql::table_name(table.id)));
  TRY(row.step());
  return row.integer(0);
}

/// How many live records have the pinned value, counted up to `most`.
Result<std::int64_t> count_pinned(sql::Connection& connection, const RecordQuery& query,
                                  const PinnedColumn& pin, std::int64_t most) {
  sql::SqlFragment sql("SELECT count(*) FROM (SELECT 1 FROM " + sql::table_name(query.table.id) +
                       sql::indexed_by(*pin.field) + " WHERE deleted_at IS NULL AND ");
  sql.append(sql::column_name(pin.field->id) + "=? LIMIT ?)", pin.value);
  sql.values.emplace_back(most);
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  TRY(row.step());
  return row.integer(0);
}

}  // namespace

Result<std::string> choose_page_index(sql::Connection& connection, const RecordQuery& query) {
  const bool is_plain =
      !query.trash && query.offset == 0 && query.words.empty() && !query.table.details_of;
  if (!is_plain || query.pinned.empty() || query.sort.empty()) return std::string();
  const Field* key = query.sort.front().field;
  if (key == nullptr || !is_walkable(*key)) return std::string();
  const std::string order_index = sql::indexed_by(*key);
  if (order_index.empty() || has_pair_index(query, *key)) return std::string();
  const auto records = static_cast<double>(TRY(highest_id(connection, query.table)));
  const auto many =
      static_cast<std::int64_t>(std::sqrt(records * static_cast<double>(query.limit)) + 1);
  for (const PinnedColumn& pin : query.pinned) {
    const std::string pinned_index = sql::indexed_by(*pin.field);
    if (pinned_index.empty()) continue;
    if (TRY(count_pinned(connection, query, pin, many)) < many) return pinned_index;
  }
  return order_index;
}

}  // namespace cochin::storage::records
