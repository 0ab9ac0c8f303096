#include <string>
#include <vector>

#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// `generation`: another one whenever the searchable text of a table changed without its history.
constexpr std::string_view kGenerations = R"sql(
DROP TABLE database_searchindex;
DROP TABLE database_searchprogress;
CREATE TABLE database_searchgeneration(
  table_id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL);
)sql";

}  // namespace

/// The full-text indexes leave the database for a file of their own, which is made from it.
Status move_search_indexes_out(sql::Connection& writer) {
  std::vector<std::string> indexes;
  {
    auto row = TRY(writer.prepare("SELECT 's' || table_id FROM database_searchindex"));
    while (TRY(row.step())) indexes.emplace_back(row.text(0));
  }
  for (const std::string& index : indexes) TRY(writer.execute("DROP TABLE IF EXISTS " + index));
  return writer.execute(kGenerations);
}

}  // namespace cochin::storage::migrations
