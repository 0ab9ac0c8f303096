#include "storage/repositories/file_repository.hpp"

namespace cochin::storage::files {

namespace {

constexpr std::string_view kInsert =
    "INSERT INTO database_file(sha256,name,size,mime,created_at,created_by)"
    " VALUES(?1,?2,?3,?4,?5,?6)";
constexpr std::string_view kFind =
    "SELECT sha256,name,size,mime,created_by FROM database_file WHERE id=?1 AND deleted_at IS NULL";
constexpr std::string_view kPlaces =
    "SELECT table_id,field_id,record_id FROM database_filelink WHERE file_id=?1 LIMIT 1000";

}  // namespace

Result<FileId> insert(sql::Connection& connection, const StoredFile& file, Timestamp now) {
  auto statement = TRY(connection.prepare(kInsert));
  statement.bind_all(file.sha256, file.name, file.size_bytes, file.mime, now);
  if (file.created_by) {
    statement.bind(6, file.created_by);
  } else {
    statement.bind_null(6);
  }
  TRY(statement.run());
  return FileId{connection.last_insert_id()};
}

Result<std::optional<StoredFile>> find(sql::Connection& connection, FileId id) {
  auto row = TRY(connection.prepare(kFind));
  row.bind_all(id);
  if (!TRY(row.step())) return std::optional<StoredFile>();
  return std::optional(StoredFile{id, std::string(row.text(0)), std::string(row.text(1)),
                                  row.integer(2), std::string(row.text(3)),
                                  UserId{row.integer(4)}});
}

Result<std::vector<Place>> places(sql::Connection& connection, FileId id) {
  auto rows = TRY(connection.prepare(kPlaces));
  rows.bind_all(id);
  std::vector<Place> found;
  while (TRY(rows.step())) {
    found.push_back(
        {TableId{rows.integer(0)}, FieldId{rows.integer(1)}, RecordId{rows.integer(2)}});
  }
  return found;
}

}  // namespace cochin::storage::files
