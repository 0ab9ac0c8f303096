#include "storage/repositories/revision_repository.hpp"

namespace cochin::storage::revisions {

namespace {

constexpr std::string_view kInsert =
    "INSERT INTO database_revision(table_id,record_id,version,action,before,after,changed_at,"
    "changed_by) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)";

constexpr std::string_view kList =
    "SELECT version,action,changed_at,changed_by,before,after FROM database_revision"
    " WHERE table_id=?1 AND record_id=?2 AND version<?3 ORDER BY version DESC LIMIT ?4";

constexpr std::string_view kAfter =
    "SELECT version,action,changed_at,changed_by,before,after FROM database_revision"
    " WHERE table_id=?1 AND record_id=?2 AND version>?3 ORDER BY version DESC";

Result<std::vector<Revision>> read_all(sql::Statement& rows) {
  std::vector<Revision> revisions;
  while (TRY(rows.step())) {
    revisions.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                         rows.integer(3), std::string(rows.text(4)), std::string(rows.text(5))});
  }
  return revisions;
}

void bind_document(sql::Statement& statement, int index, std::string_view document) {
  if (document.empty()) {
    statement.bind_null(index);
  } else {
    statement.bind(index, document);
  }
}

}  // namespace

Status add(sql::Connection& connection, const NewRevision& revision,
           const records::Change& change) {
  auto insert = TRY(connection.prepare(kInsert));
  insert.bind_all(revision.table, revision.record, revision.version, revision.action);
  bind_document(insert, 5, revision.before);
  bind_document(insert, 6, revision.after);
  insert.bind(7, change.at);
  if (change.by) {
    insert.bind(8, change.by);
  } else {
    insert.bind_null(8);
  }
  return insert.run();
}

Result<std::vector<Revision>> list(sql::Connection& connection, TableId table, RecordId record,
                                   std::int64_t before, std::int64_t limit) {
  auto rows = TRY(connection.prepare(kList));
  const std::int64_t end = before > 0 ? before : INT64_MAX;
  rows.bind_all(table, record, end, limit);
  return read_all(rows);
}

Result<std::vector<Revision>> after(sql::Connection& connection, TableId table, RecordId record,
                                    std::int64_t version) {
  auto rows = TRY(connection.prepare(kAfter));
  rows.bind_all(table, record, version);
  return read_all(rows);
}

}  // namespace cochin::storage::revisions
