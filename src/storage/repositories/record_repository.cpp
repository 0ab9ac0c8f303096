#include "storage/repositories/record_repository.hpp"

#include "storage/sql/physical_names.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::Table;

constexpr std::string_view kOpenBatch =
    "INSERT INTO database_trashbatch(created_at,created_by,detail) VALUES(?1,?2,?3)";
constexpr std::string_view kBatchDetail = "SELECT detail FROM database_trashbatch WHERE id=?1";
constexpr std::string_view kSetBatchDetail = "UPDATE database_trashbatch SET detail=?2 WHERE id=?1";
constexpr std::string_view kForgetFiles =
    "DELETE FROM database_filelink WHERE table_id=?1 AND record_id=?2";
constexpr std::string_view kLinkFile =
    "INSERT INTO database_filelink(table_id,field_id,record_id,file_id) VALUES(?1,?2,?3,?4)";

void bind_user(sql::Statement& statement, int index, UserId user) {
  if (user) {
    statement.bind(index, user);
  } else {
    statement.bind_null(index);
  }
}

std::string select_sql(const Table& table) {
  std::string columns = "id,version,deleted_at IS NOT NULL,trash_batch";
  for (const Field& field : table.fields) columns += "," + sql::column_name(field.id);
  return "SELECT " + columns + " FROM " + sql::table_name(table.id);
}

Result<StoredRecord> read_record(const sql::Statement& row, const Table& table) {
  StoredRecord record{RecordId{row.integer(0)}, row.integer(1), row.boolean(2), row.integer(3), {}};
  int column = 4;
  for (const Field& field : table.fields) {
    record.values.push_back(TRY(read_value(row, column++, field)));
  }
  return record;
}

std::string insert_sql(const Table& table) {
  std::string columns = "version,created_at,created_by,updated_at,updated_by";
  std::string places = "1,?1,?2,?1,?2";
  int index = 2;
  const auto add = [&](const std::string& column) {
    columns += "," + column;
    places += ",?" + std::to_string(++index);
  };
  for (const Field& field : table.fields) {
    add(sql::column_name(field.id));
    if (sql::has_folded_column(field)) add(sql::folded_column_name(field.id));
  }
  return "INSERT INTO " + sql::table_name(table.id) + "(" + columns + ") VALUES(" + places + ")";
}

std::string update_sql(const Table& table, const std::vector<std::size_t>& positions) {
  std::string sets = "version=?2,updated_at=?3,updated_by=?4";
  int index = 4;
  const auto add = [&](const std::string& column) {
    sets += "," + column + "=?" + std::to_string(++index);
  };
  for (const std::size_t position : positions) {
    const Field& field = table.fields[position];
    add(sql::column_name(field.id));
    if (sql::has_folded_column(field)) add(sql::folded_column_name(field.id));
  }
  return "UPDATE " + sql::table_name(table.id) + " SET " + sets + " WHERE id=?1";
}

void bind_field(sql::Statement& statement, int& index, const Field& field,
                const domain::Value& value) {
  bind_value(statement, ++index, value);
  if (sql::has_folded_column(field)) bind_folded(statement, ++index, value);
}

Result<std::vector<RecordId>> read_ids_of(sql::Statement& rows) {
  std::vector<RecordId> ids;
  while (TRY(rows.step())) ids.push_back(RecordId{rows.integer(0)});
  return ids;
}

}  // namespace

Result<std::optional<StoredRecord>> find(sql::Connection& connection, const Table& table,
                                         RecordId id) {
  auto row = TRY(connection.prepare(select_sql(table) + " WHERE id=?1"));
  row.bind_all(id);
  if (!TRY(row.step())) return std::optional<StoredRecord>();
  return std::optional(TRY(read_record(row, table)));
}

Result<std::vector<StoredRecord>> live_after(sql::Connection& connection, const Table& table,
                                             RecordId id, std::int64_t limit) {
  auto rows = TRY(connection.prepare(select_sql(table) +
                                     " WHERE id>?1 AND deleted_at IS NULL ORDER BY id LIMIT ?2"));
  rows.bind_all(id, limit);
  std::vector<StoredRecord> records;
  while (TRY(rows.step())) records.push_back(TRY(read_record(rows, table)));
  return records;
}

Result<RecordId> insert(sql::Connection& connection, const Table& table, const Values& values,
                        const Change& change) {
  auto statement = TRY(connection.prepare(insert_sql(table)));
  statement.bind(1, change.at);
  bind_user(statement, 2, change.by);
  int index = 2;
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    bind_field(statement, index, table.fields[i], values[i]);
  }
  TRY(statement.run());
  return RecordId{connection.last_insert_id()};
}

Status update(sql::Connection& connection, const Table& table, const StoredRecord& record,
              const std::vector<std::size_t>& positions, const Change& change) {
  auto statement = TRY(connection.prepare(update_sql(table, positions)));
  statement.bind_all(record.id, record.version, change.at);
  bind_user(statement, 4, change.by);
  int index = 4;
  for (const std::size_t position : positions) {
    bind_field(statement, index, table.fields[position], record.values[position]);
  }
  return statement.run();
}

Result<std::int64_t> raise_version(sql::Connection& connection, const Table& table, RecordId id,
                                   const Change& change) {
  auto row = TRY(connection.prepare("UPDATE " + sql::table_name(table.id) +
                                    " SET version=version+1,updated_at=?2,updated_by=?3"
                                    " WHERE id=?1 RETURNING version"));
  row.bind_all(id, change.at);
  bind_user(row, 3, change.by);
  TRY(row.step());
  return row.integer(0);
}

Status set_trashed(sql::Connection& connection, const Table& table, RecordId id,
                   std::optional<std::int64_t> batch, const Change& change) {
  auto statement = TRY(connection.prepare(
      "UPDATE " + sql::table_name(table.id) +
      " SET version=version+1,updated_at=?2,updated_by=?3,deleted_at=?4,trash_batch=?5"
      " WHERE id=?1"));
  statement.bind_all(id, change.at);
  bind_user(statement, 3, change.by);
  if (batch) {
    statement.bind(4, change.at).bind(5, *batch);
  } else {
    statement.bind_null(4).bind_null(5);
  }
  return statement.run();
}

Result<std::int64_t> open_trash_batch(sql::Connection& connection, const Change& change,
                                      std::string_view detail) {
  auto statement = TRY(connection.prepare(kOpenBatch));
  statement.bind(1, change.at);
  bind_user(statement, 2, change.by);
  statement.bind(3, detail);
  TRY(statement.run());
  return connection.last_insert_id();
}

Result<std::string> trash_batch_detail(sql::Connection& connection, std::int64_t batch) {
  auto row = TRY(connection.prepare(kBatchDetail));
  row.bind_all(batch);
  if (!TRY(row.step())) return std::string("{}");
  return std::string(row.text(0));
}

Status set_trash_batch_detail(sql::Connection& connection, std::int64_t batch,
                              std::string_view detail) {
  auto statement = TRY(connection.prepare(kSetBatchDetail));
  return statement.bind_all(batch, detail).run();
}

Result<std::vector<RecordId>> trashed_in_batch(sql::Connection& connection, const Table& table,
                                               std::int64_t batch) {
  auto rows = TRY(connection.prepare("SELECT id FROM " + sql::table_name(table.id) +
                                     " WHERE trash_batch=?1 AND deleted_at IS NOT NULL"));
  rows.bind_all(batch);
  return read_ids_of(rows);
}

Result<bool> exists(sql::Connection& connection, TableId table, RecordId id) {
  auto row = TRY(connection.prepare("SELECT 1 FROM " + sql::table_name(table) +
                                    " WHERE id=?1 AND deleted_at IS NULL"));
  return row.bind_all(id).step();
}

Result<std::optional<RecordId>> find_by_value(sql::Connection& connection, const Table& table,
                                              const Field& field, const domain::Value& value) {
  auto row =
      TRY(connection.prepare("SELECT id FROM " + sql::table_name(table.id) + " WHERE " +
                             sql::column_name(field.id) + "=?1 AND deleted_at IS NULL LIMIT 1"));
  bind_value(row, 1, value);
  if (!TRY(row.step())) return std::optional<RecordId>();
  return std::optional(RecordId{row.integer(0)});
}

Result<std::vector<RecordId>> referrers(sql::Connection& connection, const Table& table,
                                        const Field& field, RecordId target, std::int64_t limit) {
  auto rows =
      TRY(connection.prepare("SELECT id FROM " + sql::table_name(table.id) + " WHERE " +
                             sql::column_name(field.id) + "=?1 AND deleted_at IS NULL LIMIT ?2"));
  rows.bind_all(target, limit);
  return read_ids_of(rows);
}

Result<std::int64_t> count_duplicates(sql::Connection& connection, const Table& table,
                                      const Field& field) {
  const std::string column = sql::column_name(field.id);
  auto row =
      TRY(connection.prepare("SELECT count(*) FROM (SELECT 1 FROM " + sql::table_name(table.id) +
                             " WHERE deleted_at IS NULL AND " + column + " IS NOT NULL GROUP BY " +
                             column + " HAVING count(*)>1)"));
  TRY(row.step());
  return row.integer(0);
}

Status all_or_nothing(sql::Connection& connection, const std::function<Status()>& work) {
  auto savepoint = TRY(sql::Savepoint::begin(connection));
  TRY(work());
  return savepoint.release();
}

Status link_files(sql::Connection& connection, const Table& table, RecordId id,
                  const Values& values) {
  bool has_files = false;
  for (const Field& field : table.fields) has_files |= field.kind() == domain::ValueKind::kFiles;
  if (!has_files) return ok();
  auto forget = TRY(connection.prepare(kForgetFiles));
  TRY(forget.bind_all(table.id, id).run());
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const auto* files = std::get_if<domain::FileRefs>(&values[i]);
    if (files == nullptr) continue;
    for (const FileId file : files->ids) {
      auto link = TRY(connection.prepare(kLinkFile));
      TRY(link.bind_all(table.id, table.fields[i].id, id, file).run());
    }
  }
  return ok();
}

}  // namespace cochin::storage::records
