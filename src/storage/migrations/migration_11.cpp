#include <string>
#include <vector>

#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

/// The full-text indexes made before join their parts by themselves, in the middle of a change.
Status configure_search_indexes(sql::Connection& writer) {
  std::vector<std::string> indexes;
  {
    auto row = TRY(writer.prepare("SELECT 's' || table_id FROM database_searchindex"));
    while (TRY(row.step())) indexes.emplace_back(row.text(0));
  }
  for (const std::string& index : indexes) {
    const std::string insert = "INSERT INTO " + index + "(" + index + ",rank) VALUES";
    TRY(writer.execute(insert + "('automerge',0)"));
    TRY(writer.execute(insert + "('usermerge',8)"));
    TRY(writer.execute(insert + "('crisismerge',500)"));
  }
  return ok();
}

}  // namespace cochin::storage::migrations
