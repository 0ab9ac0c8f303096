#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// The records written before are not behind: the index of each table is filled from its rows.
constexpr std::string_view kSearchIndexes = R"sql(
CREATE TABLE database_searchindex(
  table_id INTEGER PRIMARY KEY,
  filled_to INTEGER NOT NULL);

CREATE TABLE database_searchprogress(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  revision INTEGER NOT NULL);

INSERT INTO database_searchprogress(id, revision)
  SELECT 1, coalesce(max(id), 0) FROM database_revision;
)sql";

}  // namespace

Status create_search_indexes(sql::Connection& writer) { return writer.execute(kSearchIndexes); }

}  // namespace cochin::storage::migrations
