#include "app/files/file_access.hpp"

#include "app/access/record_access.hpp"
#include "storage/repositories/record_repository.hpp"

namespace cochin::app {

Result<bool> may_read_file(const Actor& actor, const ReadScope& scope,
                           const storage::files::StoredFile& file) {
  if (actor.is_superuser || (actor.id && file.created_by == actor.id)) return true;
  const ReadScope seen{scope.connection, seen_by(actor, scope.catalog), scope.now, scope.zone};
  for (const auto& place : TRY(storage::files::places(scope.connection, file.id))) {
    const domain::Table* table = seen.schema().find(place.table);
    if (table == nullptr || table->find_field(place.field) == nullptr) continue;
    const auto query = TRY(readable_records(actor, seen, *table));
    if (!TRY(storage::records::contains(scope.connection, query, place.record))) continue;
    if (TRY(storage::records::exists(scope.connection, table->id, place.record))) return true;
  }
  return false;
}

}  // namespace cochin::app
