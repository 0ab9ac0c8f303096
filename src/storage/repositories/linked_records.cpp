#include "storage/repositories/linked_records.hpp"

#include "storage/repositories/record_values.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage {

namespace {

using domain::RecordHandle;
using domain::SystemColumn;
using domain::Table;
using domain::Value;

constexpr std::array<SystemColumn, 6> kColumns = {
    SystemColumn::kId,        SystemColumn::kVersion,   SystemColumn::kCreatedAt,
    SystemColumn::kCreatedBy, SystemColumn::kUpdatedAt, SystemColumn::kUpdatedBy};

/// One row as it was read.
class StoredView final : public domain::RecordView {
 public:
  const Value& field(FieldId id) const override {
    static const Value kNothing;
    const auto found = fields.find(id);
    return found == fields.end() ? kNothing : found->second;
  }
  Value column(SystemColumn column) const override {
    return columns[static_cast<std::size_t>(column)];
  }

  std::array<Value, kColumns.size()> columns;
  std::map<FieldId, Value> fields;
};

std::string select_of(const Table& table) {
  std::string sql = "SELECT id,version,created_at,created_by,updated_at,updated_by";
  for (const domain::Field& field : table.fields) sql += "," + sql::column_name(field.id);
  return sql + " FROM " + sql::table_name(table.id) + " WHERE deleted_at IS NULL AND ";
}

Value instant(const sql::Statement& row, int column) {
  const auto found = Timestamp::parse(row.text(column));
  return found ? Value{*found} : Value{};
}

Value number(const sql::Statement& row, int column) {
  return row.is_null(column) ? Value{} : Value{row.integer(column)};
}

Result<std::shared_ptr<const StoredView>> read_row(const sql::Statement& row, const Table& table) {
  auto view = std::make_shared<StoredView>();
  view->columns = {number(row, 0), number(row, 1),  instant(row, 2),
                   number(row, 3), instant(row, 4), number(row, 5)};
  int column = static_cast<int>(kColumns.size());
  for (const domain::Field& field : table.fields) {
    view->fields.emplace(field.id, TRY(records::read_value(row, column++, field)));
  }
  return std::shared_ptr<const StoredView>(std::move(view));
}

}  // namespace

Result<RecordHandle> LinkedRecords::find(TableId id, std::int64_t record) {
  const auto known = known_.find({id, record});
  if (known != known_.end()) return known->second;
  const Table* table = schema_.find(id);
  if (table == nullptr) return RecordHandle();
  auto row = TRY(connection_.prepare(select_of(*table) + "id=?1"));
  row.bind_all(record);
  RecordHandle found;
  if (TRY(row.step())) found = TRY(read_row(row, *table));
  known_.emplace(std::pair(id, record), found);
  return found;
}

Result<std::vector<RecordHandle>> LinkedRecords::find_referrers(TableId id, FieldId link,
                                                                std::int64_t target) {
  std::vector<RecordHandle> found;
  const Table* table = schema_.find(id);
  if (table == nullptr || table->find_field(link) == nullptr) return found;
  auto rows =
      TRY(connection_.prepare(select_of(*table) + sql::column_name(link) + "=?1 ORDER BY id"));
  rows.bind_all(target);
  while (TRY(rows.step())) found.push_back(TRY(read_row(rows, *table)));
  return found;
}

}  // namespace cochin::storage
