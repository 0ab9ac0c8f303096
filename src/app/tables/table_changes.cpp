#include "app/tables/table_changes.hpp"

#include <algorithm>

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
#include "app/records/record_conditions.hpp"
#include "app/tables/details_tables.hpp"
#include "app/tables/field_changes.hpp"
#include "app/tables/schema_audit.hpp"
#include "app/tables/schema_change.hpp"
#include "app/tables/slugs.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;

Status apply_texts(const TableDefinition& definition, Table& table) {
  if (definition.name) {
    const auto name = clean_name(*definition.name);
    if (!name) return at_pointer("/name", Error{&errors::invalid_name});
    table.name = *name;
  }
  if (table.name.empty()) return at_pointer("/name", Error{&errors::required});
  if (!definition.description) return ok();
  if (count_characters(*definition.description) > 2000) {
    return at_pointer("/description", Error{&errors::too_long, {{"max", "2000"}}});
  }
  table.description = *definition.description;
  return ok();
}

Result<FieldId> field_named(const Table& table, const std::string& slug, std::string pointer) {
  const Field* field = table.find_field(slug);
  if (field == nullptr) {
    return at_pointer(pointer, Error{&errors::unknown_field, {{"name", slug}}});
  }
  return field->id;
}

/// A label is text that the record itself holds.
Status apply_label_fields(const TableDefinition& definition, Table& table) {
  if (!definition.label_fields) return ok();
  table.label_fields.clear();
  for (std::size_t i = 0; i < definition.label_fields->size(); ++i) {
    const std::string pointer = "/label_fields/" + std::to_string(i);
    const FieldId id = TRY(field_named(table, (*definition.label_fields)[i], pointer));
    const ValueKind kind = table.find_field(id)->kind();
    if (kind == ValueKind::kLink || kind == ValueKind::kFiles) {
      return at_pointer(pointer, Error{&errors::invalid_option, {{"expected", "text"}}});
    }
    table.label_fields.push_back(id);
  }
  return ok();
}

template <typename T>
bool contains(const std::vector<T>& list, const T& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

/// A list of fields that says the same twice.
Error repeated(const std::string& pointer, const std::string& name) {
  return at_pointer(pointer, Error{&errors::duplicate_slug, {{"name", name}}});
}

Status apply_indexes(const TableDefinition& definition, Table& table) {
  if (!definition.indexes || (table.details_of && definition.indexes->empty())) return ok();
  if (table.details_of) {
    return at_pointer("/indexes", Error{&errors::invalid_option, {{"expected", "[]"}}});
  }
  if (definition.indexes->size() > 10) {
    return at_pointer("/indexes", Error{&errors::above_maximum, {{"max", "10"}}});
  }
  table.indexes.clear();
  for (std::size_t i = 0; i < definition.indexes->size(); ++i) {
    const auto& names = (*definition.indexes)[i];
    const std::string pointer = "/indexes/" + std::to_string(i);
    if (names.size() < 2 || names.size() > 4) {
      return at_pointer(pointer, Error{&errors::invalid_option, {{"expected", "2–4"}}});
    }
    std::vector<FieldId> list;
    for (const std::string& name : names) {
      const FieldId field = TRY(field_named(table, name, pointer));
      if (contains(list, field)) return repeated(pointer, name);
      list.push_back(field);
    }
    if (contains(table.indexes, list)) return repeated(pointer, names.front());
    table.indexes.push_back(std::move(list));
  }
  return ok();
}

Status apply_sort(const TableDefinition& definition, Table& table) {
  if (!definition.default_sort) return ok();
  if (!definition.default_sort->empty()) {
    const auto sort = read_sort(table, *definition.default_sort);
    if (!sort) {
      const FieldError& refused = sort.error().fields.front();
      return at_pointer("/default_sort", Error{refused.kind, refused.parameters});
    }
  }
  table.default_sort = *definition.default_sort;
  return ok();
}

/// What names fields can only be applied once the fields are there.
Status store_properties(WriteScope& scope, const Table& present,
                        const TableDefinition& definition) {
  Table table = present;
  TRY(apply_texts(definition, table));
  TRY(apply_label_fields(definition, table));
  TRY(apply_indexes(definition, table));
  TRY(apply_sort(definition, table));
  if (present.indexes != table.indexes) {
    TRY(storage::schema::rebuild_list_indexes(scope.connection, present, table));
  }
  return storage::schema::update_table(scope.connection, table, scope.now);
}

Status insert_all(const Actor& actor, WriteScope& scope, const TableDefinition& definition,
                  Table& table) {
  TRY(storage::schema::insert_table(scope.connection, table, scope.now, actor.id));
  TRY(reload_schema(scope));
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const Table& present = *scope.schema().find(table.id);
    auto added = insert_new_field(scope, present, definition.fields[i]);
    if (!added) return at_pointer("/fields/" + std::to_string(i), added.error());
    TRY(reload_schema(scope));
  }
  return store_properties(scope, *scope.schema().find(table.id), definition);
}

}  // namespace

Status check_room_for_table(const WriteScope& scope) {
  if (scope.schema().tables().size() < kMostTables) return ok();
  return Error{&errors::too_many_tables, {{"max", std::to_string(kMostTables)}}};
}

Result<TableId> create_table(const Actor& actor, WriteScope& scope,
                             const TableDefinition& definition) {
  TRY(check_may_manage_schema(actor));
  TRY(check_room_for_table(scope));
  if (definition.fields.size() > kMostFields) {
    return at_pointer("/fields",
                      Error{&errors::too_many_fields, {{"max", std::to_string(kMostFields)}}});
  }
  Table table;
  TRY(apply_texts(definition, table));
  table.slug = TRY(choose_table_slug(scope, definition.slug, table.name));
  TRY(change_schema(scope, [&] { return insert_all(actor, scope, definition, table); }));
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::tables_created,
                            .object = table_object(table),
                            .after = table_facts(*scope.schema().find(table.id))}));
  return table.id;
}

Status update_table(const Actor& actor, WriteScope& scope, const Table& table,
                    const TableDefinition& definition) {
  TRY(check_may_manage_schema(actor));
  const TableId id = table.id;
  Tree before = table_facts(table);
  TRY(change_schema(scope, [&] { return store_properties(scope, table, definition); }));
  const Table& after = *scope.schema().find(id);
  return record_schema_change(actor, scope,
                              {.action = audit::actions::tables_changed,
                               .object = table_object(after),
                               .before = std::move(before),
                               .after = table_facts(after)});
}

Status delete_table(const Actor& actor, WriteScope& scope, const Table& table) {
  TRY(check_may_manage_schema(actor));
  if (table.is_system) return Error{&errors::system_table};
  if (table.details_of) return delete_details_table(actor, scope, table);
  std::string referrers;
  for (const Table& other : scope.schema().tables()) {
    const bool is_part = other.details_of && other.details_of->parent == table.id;
    if (is_part) referrers += (referrers.empty() ? "" : ", ") + other.name;
  }
  for (const auto& [other, field] : scope.schema().references_to(table.id)) {
    if (other->id == table.id) continue;
    referrers += (referrers.empty() ? "" : ", ") + other->name + " › " + field->name;
  }
  if (!referrers.empty()) return Error{&errors::table_in_use, {{"referrers", referrers}}};
  const TableId id = table.id;
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::tables_deleted,
                            .object = table_object(table),
                            .before = table_facts(table)}));
  return change_schema(
      scope, [&] { return storage::schema::trash_table(scope.connection, id, scope.now); });
}

Status restore_table(const Actor& actor, WriteScope& scope, TableId table) {
  TRY(check_may_manage_schema(actor));
  TRY(check_room_for_table(scope));
  const auto details = TRY(storage::schema::fields_trashed_with(scope.connection, table));
  TRY(change_schema(scope, [&]() -> Status {
    TRY(storage::schema::restore_table(scope.connection, table));
    TRY(reload_schema(scope));
    for (const Field& field : scope.schema().find(table)->fields) {
      TRY(check_target(scope, field));
    }
    return ok();
  }));
  if (scope.schema().find(table)->details_of) TRY(restore_details(actor, scope, table, details));
  const Table& restored = *scope.schema().find(table);
  return record_schema_change(actor, scope,
                              {.action = audit::actions::tables_restored,
                               .object = table_object(restored),
                               .after = table_facts(restored)});
}

Status mark_system_table(WriteScope& scope, const Table& table) {
  Table marked = table;
  marked.is_system = true;
  TRY(storage::schema::update_table(scope.connection, marked, scope.now));
  return reload_schema(scope);
}

}  // namespace cochin::app
