#include "app/tables/field_changes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
#include "app/tables/details_tables.hpp"
#include "app/tables/field_drafting.hpp"
#include "app/tables/schema_audit.hpp"
#include "app/tables/schema_change.hpp"
#include "app/tables/slugs.hpp"
#include "app/tables/table_changes.hpp"
#include "app/tables/type_change.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/record_repository.hpp"
#include "storage/repositories/schema_repository.hpp"
#include "storage/repositories/search_index.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;

/// The trash counts too: its columns stay, two for a text, and the engine has 2,000 per table.
constexpr std::int64_t kMostFieldsWithTrash = 900;

/// The four fields of `choix` that every choice depends on.
bool is_supplied(const Table& table, const Field& field) {
  static constexpr std::array<std::string_view, 4> kSupplied = {"categorie", "valeur", "libelle",
                                                                "ordre"};
  return table.is_system &&
         std::find(kSupplied.begin(), kSupplied.end(), field.slug) != kSupplied.end();
}

Status check_unique_possible(WriteScope& scope, const Table& table, const Field& field) {
  if (!field.unique) return ok();
  const auto duplicates = TRY(storage::records::count_duplicates(scope.connection, table, field));
  if (duplicates == 0) return ok();
  return Error{&errors::duplicates_exist, {{"count", std::to_string(duplicates)}}};
}

/// Stores a changed field whose values stay as they are.
Status store_same_values(WriteScope& scope, const Table& table, const Field& before,
                         const Field& after) {
  TRY(storage::schema::update_field(scope.connection, after));
  if (after.searchable && !before.searchable) {
    TRY(storage::search::forget(scope.connection, table.id));
  }
  if (before.unique == after.unique && before.indexed == after.indexed) return ok();
  TRY(check_unique_possible(scope, table, after));
  return storage::schema::rebuild_field_indexes(scope.connection, table.id, after);
}

Tree order_of(const Table& table) {
  Tree::List slugs;
  for (const Field& field : table.fields) slugs.emplace_back(field.slug);
  return slugs;
}

/// Before and after of a field whose values were converted.
struct Retyping {
  const Field& before;
  const Field& after;
  std::int64_t lost;
};

/// With how many values could not follow; which ones, only the history of the records tells.
Status record_retyping(const Actor& actor, WriteScope& scope, const Table& table,
                       const domain::Schema& former, const Retyping& retyping) {
  Tree before = field_facts(former, retyping.before);
  Tree after = field_facts(scope.schema(), retyping.after);
  audit::keep_differences(before, after);
  after.as_map()->emplace_back("lost_values", retyping.lost);
  return audit::record(scope, actor,
                       {.action = audit::actions::fields_retyped,
                        .object = field_object(table, retyping.before.slug),
                        .before = std::move(before),
                        .after = std::move(after)});
}

/// Refuses what would leave those without a sense that are named.
Status refuse_users(const std::vector<std::string>& names) {
  std::string users;
  for (const std::string& name : names) {
    users += (users.empty() ? "" : ", ") + ("« " + name + " »");
  }
  if (users.empty()) return ok();
  return Error{&errors::field_in_use, {{"users", users}}};
}

/// Rules and option lists that speak of a field would have no sense without it. The rule that shows
/// the details of a type does so while they are there.
Status check_unused(const WriteScope& scope, const Field& field) {
  const Table* details = field.details ? scope.schema().find(field.details) : nullptr;
  const RuleId own = details == nullptr ? RuleId{} : details->details_of->rule;
  std::vector<std::string> users = scope.catalog->rules->users_of(field.id, own);
  std::ranges::copy(details_told_by(scope.schema(), field), std::back_inserter(users));
  return refuse_users(users);
}

}  // namespace

Status check_room_for_field(WriteScope& scope, const Table& table) {
  std::size_t most = kMostFields;
  bool is_full = table.fields.size() >= kMostFields;
  if (!is_full &&
      TRY(storage::schema::count_fields(scope.connection, table.id)) >= kMostFieldsWithTrash) {
    most = static_cast<std::size_t>(kMostFieldsWithTrash);
    is_full = true;
  }
  if (!is_full) return ok();
  return Error{&errors::too_many_fields, {{"max", std::to_string(most)}}};
}

Result<std::string> insert_new_field(WriteScope& scope, const Table& table,
                                     const FieldDefinition& definition) {
  Field field = TRY(draft_field(scope, table, Field{}, definition));
  std::vector<std::string> taken;
  for (const Field& other : table.fields) {
    taken.push_back(other.slug);
    field.order = std::max(field.order, other.order);
  }
  field.order += 1;
  field.slug = TRY(choose_field_slug(taken, definition.slug, field.name));
  TRY(storage::schema::insert_field(scope.connection, scope.schema(), table.id, field, scope.now));
  return field.slug;
}

Result<std::string> add_field(const Actor& actor, WriteScope& scope, const Table& table,
                              const FieldDefinition& definition) {
  TRY(check_may_manage_schema(actor));
  if (table.details_of) return add_details_field(actor, scope, table, definition);
  TRY(check_room_for_field(scope, table));
  const CatalogSnapshot present = scope.catalog;  // `table` lives in it
  std::string slug;
  TRY(change_schema(scope, [&]() -> Status {
    slug = TRY(insert_new_field(scope, table, definition));
    return ok();
  }));
  const Field& added = *scope.schema().find(table.id)->find_field(slug);
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::fields_created,
                            .object = field_object(table, slug),
                            .after = field_facts(scope.schema(), added)}));
  return slug;
}

Result<std::optional<LossReport>> update_field(const Actor& actor, WriteScope& scope,
                                               const Table& named, const Field& shown,
                                               const FieldDefinition& definition, DataLoss loss) {
  TRY(check_may_manage_schema(actor));
  const auto [table, field] = TRY(home_of(scope.schema(), named, shown));
  const Field after = TRY(draft_field(scope, table, field, definition));
  if (is_supplied(table, field) && after.type != field.type) return Error{&errors::system_table};
  if (!keeps_values(field, after)) TRY(refuse_users(details_told_by(scope.schema(), field)));
  const CatalogSnapshot present = scope.catalog;  // `table` and `field` live in it
  if (keeps_values(field, after)) {
    TRY(change_schema(scope, [&] { return store_same_values(scope, table, field, after); }));
    TRY(record_schema_change(actor, scope,
                             {.action = audit::actions::fields_changed,
                              .object = field_object(table, field.slug),
                              .before = field_facts(*present->schema, field),
                              .after = field_facts(scope.schema(), after)}));
    return std::optional<LossReport>();
  }
  auto conversion = TRY(convert_values(scope, table, field, after));
  if (conversion.report.lost > 0 && loss == DataLoss::kRefuse) {
    const auto view = view_of(actor, *scope.catalog);
    // Examples are values of records, which not everyone who changes fields may read.
    if (view != nullptr && view->filters_reading()) conversion.report.examples.clear();
    return std::optional(std::move(conversion.report));
  }
  TRY(change_schema(scope, [&]() -> Status {
    TRY(keep_lost_values(actor, scope, table, field, conversion));
    TRY(store_converted(scope, table, field, after, conversion));
    TRY(check_unique_possible(scope, table, after));
    return storage::schema::rebuild_field_indexes(scope.connection, table.id, after);
  }));
  TRY(record_retyping(actor, scope, table, *present->schema,
                      {field, after, conversion.report.lost}));
  return std::optional<LossReport>();
}

Status delete_field(const Actor& actor, WriteScope& scope, const Table& named, const Field& shown) {
  TRY(check_may_manage_schema(actor));
  const auto [table, field] = TRY(home_of(scope.schema(), named, shown));
  if (is_supplied(table, field)) return Error{&errors::system_table};
  TRY(check_unused(scope, field));
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::fields_deleted,
                            .object = field_object(table, field.slug),
                            .before = field_facts(scope.schema(), field)}));
  return change_schema(scope, [&]() -> Status {
    Table without = table;
    std::erase_if(without.indexes, [&](const std::vector<FieldId>& list) {
      return std::find(list.begin(), list.end(), field.id) != list.end();
    });
    TRY(storage::schema::rebuild_list_indexes(scope.connection, table, without));
    TRY(storage::schema::update_table(scope.connection, without, scope.now));
    return storage::schema::trash_field(scope.connection, field, scope.now);
  });
}

Status restore_field(const Actor& actor, WriteScope& scope, const Table& table,
                     std::string_view slug) {
  TRY(check_may_manage_schema(actor));
  if (table.details_of) {
    const Table& parent = *scope.schema().find(table.details_of->parent);
    const std::string there =
        TRY(storage::schema::trashed_details_slug(scope.connection, table.id, slug));
    return restore_field(actor, scope, parent, there);
  }
  TRY(check_room_for_field(scope, table));
  const CatalogSnapshot present = scope.catalog;  // `table` lives in it
  const Status restored = change_schema(scope, [&]() -> Status {
    TRY(storage::schema::restore_field(scope.connection, table.id, slug));
    TRY(reload_schema(scope));
    return check_target(scope, *scope.schema().find(table.id)->find_field(slug));
  });
  if (!restored && restored.error().kind == &errors::unique_violation) {
    return Error{&errors::duplicates_exist, {{"count", "1+"}}};
  }
  if (!restored) return restored;
  const Field& field = *scope.schema().find(table.id)->find_field(slug);
  return record_schema_change(actor, scope,
                              {.action = audit::actions::fields_restored,
                               .object = field_object(table, slug),
                               .after = field_facts(scope.schema(), field)});
}

Status order_fields(const Actor& actor, WriteScope& scope, const Table& table,
                    const std::vector<std::string>& slugs) {
  TRY(check_may_manage_schema(actor));
  if (table.details_of) return is_written_with(scope.schema(), table);
  std::vector<Field> ordered;
  for (std::size_t i = 0; i < slugs.size(); ++i) {
    const Field* field = table.find_field(slugs[i]);
    const auto own_place = slugs.begin() + static_cast<std::ptrdiff_t>(i);
    const bool repeated = std::find(slugs.begin(), own_place, slugs[i]) != own_place;
    if (field == nullptr || repeated) {
      return at_pointer("/fields/" + std::to_string(i),
                        Error{field == nullptr ? &errors::unknown_field : &errors::duplicate_slug,
                              {{"name", slugs[i]}}});
    }
    ordered.push_back(*field);
  }
  for (const Field& field : table.fields) {
    if (std::find(slugs.begin(), slugs.end(), field.slug) == slugs.end()) ordered.push_back(field);
  }
  Tree::List order_after;
  for (const Field& field : ordered) order_after.emplace_back(field.slug);
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::fields_reordered,
                            .object = table_object(table),
                            .before = Tree::Map{{"fields", order_of(table)}},
                            .after = Tree::Map{{"fields", std::move(order_after)}}}));
  return change_schema(scope, [&]() -> Status {
    int order = 0;
    for (Field& field : ordered) {
      field.order = ++order;
      TRY(storage::schema::update_field(scope.connection, field));
    }
    return ok();
  });
}

}  // namespace cochin::app
