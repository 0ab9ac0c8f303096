#include "storage/repositories/search_file.hpp"

#include "base/error_catalog.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::search {

namespace {

constexpr std::int64_t kVersion = 1;

constexpr std::string_view kCreate = R"sql(
CREATE TABLE progress(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  revision INTEGER NOT NULL,
  mark TEXT NOT NULL);
CREATE TABLE indexed(
  table_id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  filled_to INTEGER NOT NULL);
INSERT INTO progress(id, revision, mark) VALUES(1, 0, '');
PRAGMA user_version = 1;
)sql";

constexpr std::string_view kReadVersion = "PRAGMA user_version";
constexpr std::string_view kReadProgress = "SELECT revision,mark FROM progress";
constexpr std::string_view kReadTables = "SELECT table_id,generation,filled_to FROM indexed";
constexpr std::string_view kStoreProgress = "UPDATE progress SET revision=?1,mark=?2";
constexpr std::string_view kStoreTable =
    "INSERT INTO indexed(table_id,generation,filled_to) VALUES(?1,?2,?3) ON CONFLICT(table_id)"
    " DO UPDATE SET generation=excluded.generation,filled_to=excluded.filled_to";
constexpr std::string_view kForgetTable = "DELETE FROM indexed WHERE table_id=?1";

/// No change has this number.
constexpr std::int64_t kCondemned = -1;

Error unusable() { return Error{&errors::internal, {}, {}, "the search file is of no use"}; }

Status store_progress(sql::Connection& index, std::int64_t revision, std::string_view mark) {
  auto store = TRY(index.prepare(kStoreProgress));
  return store.bind_all(revision, mark).run();
}

Status drop_index(sql::Connection& index, TableId table) {
  TRY(index.execute("DROP TABLE IF EXISTS " + sql::search_index_name(table)));
  auto forget = TRY(index.prepare(kForgetTable));
  return forget.bind_all(table).run();
}

Status index_rows(sql::Connection& index, const Changes::Table& table) {
  const std::string name = sql::search_index_name(table.id);
  TRY(index.execute("CREATE VIRTUAL TABLE IF NOT EXISTS " + name +
                    " USING fts5(t,content='',contentless_delete=1,detail=none,"
                    "tokenize='trigram case_sensitive 1')"));
  auto insert = TRY(index.prepare("INSERT OR REPLACE INTO " + name + "(rowid,t) VALUES(?1,?2)"));
  for (const Changes::Row& row : table.rows) {
    TRY(insert.bind_all(row.id, std::string_view(row.text)).run());
  }
  auto store = TRY(index.prepare(kStoreTable));
  return store.bind_all(table.id, table.progress.generation, table.progress.filled_to).run();
}

}  // namespace

Status prepare(sql::Connection& index) {
  std::int64_t version = 0;
  {
    auto row = TRY(index.prepare(kReadVersion));
    TRY(row.step());
    version = row.integer(0);
  }
  if (version == 0) return index.execute("BEGIN;" + std::string(kCreate) + "COMMIT");
  if (version != kVersion) return unusable();
  return TRY(read_progress(index)).revision == kCondemned ? Status(unusable()) : ok();
}

Result<Progress> read_progress(sql::Connection& index) {
  Progress progress;
  auto row = TRY(index.prepare(kReadProgress));
  if (!TRY(row.step())) return unusable();
  progress.revision = row.integer(0);
  progress.mark = row.text(1);
  auto rows = TRY(index.prepare(kReadTables));
  while (TRY(rows.step())) {
    progress.tables[rows.integer(0)] = {rows.integer(1), rows.integer(2)};
  }
  return progress;
}

Status apply(sql::Connection& index, const Changes& changes) {
  if (changes.begins_anew) {
    for (const auto& [table, progress] : TRY(read_progress(index)).tables) {
      TRY(drop_index(index, TableId{table}));
    }
  }
  for (const TableId table : changes.dropped) TRY(drop_index(index, table));
  for (const Changes::Table& table : changes.tables) TRY(index_rows(index, table));
  return store_progress(index, changes.revision, changes.mark);
}

Status check(sql::Connection& index) {
  auto row = TRY(index.prepare("PRAGMA quick_check(1)"));
  TRY(row.step());
  return row.text(0) == "ok" ? ok() : Status(unusable());
}

Status condemn(sql::Connection& index) { return store_progress(index, kCondemned, "-"); }

}  // namespace cochin::storage::search
