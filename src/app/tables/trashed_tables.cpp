#include "app/tables/trashed_tables.hpp"

#include "app/access/access.hpp"
#include "base/error_catalog.hpp"
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

Result<TableId> find_trashed_table(const Actor& actor, WriteScope& scope,
                                   std::string_view slug_or_id) {
  TRY(check_may_manage_schema(actor));
  for (const auto& table : TRY(storage::schema::trashed_tables(scope.connection))) {
    const bool is_it = table.slug == slug_or_id || std::to_string(table.id.value) == slug_or_id;
    if (is_it) return table.id;
  }
  return Error{&errors::not_found};
}

}  // namespace cochin::app
