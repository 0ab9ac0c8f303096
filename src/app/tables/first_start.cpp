#include "app/tables/first_start.hpp"

#include "app/records/record_writing.hpp"
#include "app/tables/supplied_tables.hpp"
#include "app/tables/table_changes.hpp"
#include "platform/files/durable_file.hpp"

namespace cochin::app {

namespace {

Status add_record(WriteScope& scope, std::string_view table, const Tree::Map& values) {
  const CatalogSnapshot kept = scope.catalog;  // the table lives in it
  TRY(create_record(system_actor(), scope, *kept->schema->find(table), values, {"create"}));
  return ok();
}

Status add_choices(WriteScope& scope) {
  for (const SuppliedChoice& choice : supplied_choices()) {
    TRY(add_record(scope, domain::kChoicesTable,
                   {{"categorie", choice.category},
                    {"valeur", choice.valeur},
                    {"libelle", choice.label},
                    {"ordre", choice.order}}));
  }
  return mark_system_table(scope, *scope.schema().find(domain::kChoicesTable));
}

/// The project types again, as the table of type names holds them.
Status add_type_names(WriteScope& scope) {
  for (const SuppliedChoice& choice : supplied_choices()) {
    if (choice.category != "type_projet") continue;
    TRY(add_record(scope, "tablenames", {{"nom", choice.label}, {"actif", true}}));
  }
  return ok();
}

Status make_missing_tables(WriteScope& scope) {
  for (const TableDefinition& definition : supplied_tables()) {
    if (scope.schema().find(*definition.slug) != nullptr) continue;
    TRY(create_table(system_actor(), scope, definition));
    if (*definition.slug == domain::kChoicesTable) TRY(add_choices(scope));
    if (*definition.slug == "tablenames") TRY(add_type_names(scope));
  }
  return ok();
}

}  // namespace

Status prepare_first_start(Lanes& lanes, const std::filesystem::path& marker) {
  if (std::filesystem::exists(marker)) return ok();
  TRY(lanes.write_now(make_missing_tables));
  return platform::atomic_write(marker, lanes.now().to_string() + "\n");
}

}  // namespace cochin::app
