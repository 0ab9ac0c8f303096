#include "app/tables/trashed_tables.hpp"

#include "app/access/access.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

Result<std::vector<TrashedTable>> list_trashed_tables(const Actor& actor, ReadScope& scope) {
  TRY(check_may_manage_schema(actor));
  std::vector<TrashedTable> tables;
  for (auto& row : TRY(storage::schema::trashed_tables(scope.connection))) {
    tables.push_back({row.id, std::move(row.slug), std::move(row.name), std::move(row.deleted_at)});
  }
  return tables;
}

}  // namespace cochin::app
