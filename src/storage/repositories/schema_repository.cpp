#include "storage/repositories/schema_repository.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "platform/json/json_reader.hpp"
#include "storage/repositories/schema_documents.hpp"
#include "storage/repositories/search_index.hpp"
#include "storage/sql/physical_names.hpp"
#include "storage/sql/table_ddl.hpp"

namespace cochin::storage::schema {

namespace {

using domain::Field;
using domain::Schema;
using domain::Table;

constexpr std::string_view kSelectTables =
    "SELECT id,slug,name,description,label_fields,default_sort,indexes,is_system,"
    "details_of,details_field,details_choice,details_rule"
    " FROM database_dynamictable WHERE deleted_at IS NULL ORDER BY id";

constexpr std::string_view kSelectFields =
    "SELECT id,slug,name,description,field_type,required,is_unique,searchable,indexed,position,"
    "default_value,options,details_id,details_slug FROM database_dynamicfield"
    " WHERE table_id=?1 AND deleted_at IS NULL ORDER BY position,id";

constexpr std::string_view kInsertTable =
    "INSERT INTO database_dynamictable(slug,name,description,label_fields,default_sort,indexes,"
    "is_system,created_at,created_by,updated_at,details_of,details_field,details_choice)"
    " VALUES(?1,?2,?3,'[]',?4,'[]',?5,?6,?7,?6,?8,?9,?10)";

constexpr std::string_view kUpdateTable =
    "UPDATE database_dynamictable SET name=?2,description=?3,label_fields=?4,default_sort=?5,"
    "indexes=?6,is_system=?7,updated_at=?8 WHERE id=?1";

constexpr std::string_view kInsertField =
    "INSERT INTO "
    "database_dynamicfield(table_id,slug,name,description,field_type,required,is_unique,"
    "searchable,indexed,position,default_value,options,created_at,details_slug,details_id)"
    " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)";

constexpr std::string_view kUpdateField =
    "UPDATE database_dynamicfield SET "
    "name=?2,description=?3,field_type=?4,required=?5,is_unique=?6,"
    "searchable=?7,indexed=?8,position=?9,default_value=?10,options=?11 WHERE id=?1";

constexpr std::string_view kSetDetailsRule =
    "UPDATE database_dynamictable SET details_rule=?2 WHERE id=?1";

/// A trashed table keeps its old slug aside, so that the unique name is free at once.
constexpr std::string_view kTrashTable =
    "UPDATE database_dynamictable SET deleted_at=?2,deleted_slug=slug,slug='~'||id WHERE id=?1";

constexpr std::string_view kRestoreTable =
    "UPDATE database_dynamictable SET deleted_at=NULL,slug=deleted_slug,deleted_slug=NULL"
    " WHERE id=?1 AND deleted_at IS NOT NULL";

constexpr std::string_view kTrashedSlug =
    "SELECT deleted_slug FROM database_dynamictable WHERE id=?1";

constexpr std::string_view kTrashedTables =
    "SELECT id,deleted_slug,name,deleted_at FROM database_dynamictable"
    " WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC,id DESC LIMIT 1000";

constexpr std::string_view kCountFields =
    "SELECT count(*) FROM database_dynamicfield WHERE table_id=?1";

constexpr std::string_view kTrashField =
    "UPDATE database_dynamicfield SET deleted_at=?2 WHERE id=?1";

constexpr std::string_view kFindTrashedField =
    "SELECT id FROM database_dynamicfield WHERE table_id=?1 AND slug=?2 AND deleted_at IS NOT NULL"
    " ORDER BY deleted_at DESC,id DESC LIMIT 1";

constexpr std::string_view kTrashedDetailsSlug =
    "SELECT slug FROM database_dynamicfield WHERE details_id=?1 AND details_slug=?2"
    " AND deleted_at IS NOT NULL ORDER BY deleted_at DESC,id DESC LIMIT 1";

constexpr std::string_view kFieldsTrashedWith =
    "SELECT f.slug FROM database_dynamicfield f JOIN database_dynamictable t ON t.id=f.details_id"
    " WHERE t.id=?1 AND f.deleted_at=t.deleted_at ORDER BY f.position,f.id";

constexpr std::string_view kRestoreField =
    "UPDATE database_dynamicfield SET deleted_at=NULL WHERE id=?1";

constexpr std::string_view kIsTaken = "SELECT 1 FROM sqlite_schema WHERE name=?1 COLLATE NOCASE";

Status run_all(sql::Connection& connection, const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) TRY(connection.execute(statement));
  return ok();
}

std::optional<std::string> default_text(const Field& field) {
  if (field.default_value.is_null()) return {};
  return write_tree_text(field.default_value);
}

Result<Field> read_field(sql::Statement& row) {
  Field field;
  field.id = FieldId{row.integer(0)};
  field.slug = row.text(1);
  field.name = row.text(2);
  field.description = row.text(3);
  field.type = domain::find_field_type(row.text(4));
  if (field.type == nullptr) {
    return Error{&errors::internal, {}, {}, "unknown field type in metadata"};
  }
  field.required = row.boolean(5);
  field.unique = row.boolean(6);
  field.searchable = row.boolean(7);
  field.indexed = row.boolean(8);
  field.order = static_cast<int>(row.integer(9));
  if (!row.is_null(10)) field.default_value = TRY(platform::parse_json(row.text(10)));
  TRY(read_options(row.text(11), field));
  field.details = TableId{row.integer(12)};
  field.details_slug = row.text(13);
  return field;
}

Result<std::vector<Field>> load_fields(sql::Connection& connection, TableId table) {
  auto rows = TRY(connection.prepare(kSelectFields));
  rows.bind_all(table);
  std::vector<Field> fields;
  while (TRY(rows.step())) fields.push_back(TRY(read_field(rows)));
  return fields;
}

TableId choices_table(const Schema& schema) {
  const Table* choices = schema.find(domain::kChoicesTable);
  return choices == nullptr ? TableId{} : choices->id;
}

std::optional<domain::DetailsOf> read_details_of(const sql::Statement& row) {
  if (row.is_null(8)) return {};
  return domain::DetailsOf{TableId{row.integer(8)}, FieldId{row.integer(9)}, row.integer(10),
                           RuleId{row.integer(11)}};
}

/// A details table shows the fields of its parent that belong to it, under their names there.
void show_details(std::vector<Table>& tables) {
  for (Table& details : tables) {
    if (!details.details_of) continue;
    const auto parent = std::ranges::find(tables, details.details_of->parent, &Table::id);
    if (parent == tables.end()) continue;
    for (const Field& field : parent->fields) {
      if (field.details != details.id) continue;
      Field shown = field;
      shown.slug = field.details_slug;
      details.fields.push_back(std::move(shown));
    }
  }
}

/// Metadata may still name fields that are in the trash; the live table must not.
void forget_missing_fields(Table& table) {
  const auto missing = [&](FieldId field) { return table.find_field(field) == nullptr; };
  std::erase_if(table.label_fields, missing);
  std::erase_if(table.indexes, [&](const std::vector<FieldId>& list) {
    return std::any_of(list.begin(), list.end(), missing);
  });
}

}  // namespace

Result<Schema> load(sql::Connection& connection, std::int64_t version) {
  std::vector<Table> tables;
  auto rows = TRY(connection.prepare(kSelectTables));
  while (TRY(rows.step())) {
    Table table;
    table.id = TableId{rows.integer(0)};
    table.slug = rows.text(1);
    table.name = rows.text(2);
    table.description = rows.text(3);
    table.label_fields = TRY(read_ids(rows.text(4)));
    table.default_sort = rows.text(5);
    table.indexes = TRY(read_id_lists(rows.text(6)));
    table.is_system = rows.boolean(7);
    table.details_of = read_details_of(rows);
    table.fields = TRY(load_fields(connection, table.id));
    tables.push_back(std::move(table));
  }
  show_details(tables);
  for (Table& table : tables) forget_missing_fields(table);
  return Schema(version, std::move(tables));
}

Result<domain::ChoiceCatalog> load_choices(sql::Connection& connection, const Schema& schema) {
  const Table* table = schema.find(domain::kChoicesTable);
  if (table == nullptr) return domain::ChoiceCatalog();
  std::string columns;
  for (const char* slug : {"categorie", "valeur", "libelle", "ordre"}) {
    const Field* field = table->find_field(slug);
    if (field == nullptr) return domain::ChoiceCatalog();
    columns += "," + sql::column_name(field->id);
  }
  auto rows = TRY(connection.prepare("SELECT id" + columns + " FROM " + sql::table_name(table->id) +
                                     " WHERE deleted_at IS NULL"));
  std::vector<domain::Choice> choices;
  while (TRY(rows.step())) {
    choices.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)),
                       std::string(rows.text(3)), rows.integer(4)});
  }
  return domain::ChoiceCatalog(std::move(choices));
}

Status insert_table(sql::Connection& connection, Table& table, Timestamp now, UserId by) {
  auto insert = TRY(connection.prepare(kInsertTable));
  insert.bind_all(table.slug, table.name, table.description, table.default_sort, table.is_system,
                  now);
  by ? insert.bind(7, by) : insert.bind_null(7);
  if (const auto& details = table.details_of) {
    insert.bind(8, details->parent).bind(9, details->field).bind(10, details->choice);
  } else {
    insert.bind_null(8).bind_null(9).bind_null(10);
  }
  TRY(insert.run());
  table.id = TableId{connection.last_insert_id()};
  if (table.details_of) return ok();
  return connection.execute(sql::create_table_ddl(table.id));
}

Status insert_field(sql::Connection& connection, const Schema& schema, TableId table, Field& field,
                    Timestamp now) {
  auto insert = TRY(connection.prepare(kInsertField));
  insert.bind_all(table, field.slug, field.name, field.description, field.type->name(),
                  field.required, field.unique, field.searchable, field.indexed, field.order,
                  default_text(field), write_options(field), now, field.details_slug);
  field.details ? insert.bind(15, field.details) : insert.bind_null(15);
  TRY(insert.run());
  field.id = FieldId{connection.last_insert_id()};
  const Table* owner = schema.find(table);
  if (owner != nullptr && owner->details_of) return ok();
  TRY(run_all(connection, sql::add_field_ddl(table, field, choices_table(schema))));
  return run_all(connection, sql::create_field_index_ddl(table, field));
}

Result<std::int64_t> count_fields(sql::Connection& connection, TableId table) {
  auto row = TRY(connection.prepare(kCountFields));
  row.bind_all(table);
  TRY(row.step());
  return row.integer(0);
}

Status update_table(sql::Connection& connection, const Table& table, Timestamp now) {
  auto update = TRY(connection.prepare(kUpdateTable));
  update.bind_all(table.id, table.name, table.description, write_ids(table.label_fields),
                  table.default_sort, write_id_lists(table.indexes), table.is_system, now);
  return update.run();
}

Status update_field(sql::Connection& connection, const Field& field) {
  auto update = TRY(connection.prepare(kUpdateField));
  update.bind_all(field.id, field.name, field.description, field.type->name(), field.required,
                  field.unique, field.searchable, field.indexed, field.order, default_text(field),
                  write_options(field));
  return update.run();
}

Status set_details_rule(sql::Connection& connection, TableId table, RuleId rule) {
  auto update = TRY(connection.prepare(kSetDetailsRule));
  return update.bind_all(table, rule).run();
}

Status rebuild_field_indexes(sql::Connection& connection, TableId table, const Field& field) {
  TRY(run_all(connection, sql::drop_field_index_ddl(field)));
  return run_all(connection, sql::create_field_index_ddl(table, field));
}

Status rebuild_list_indexes(sql::Connection& connection, const Table& before, const Table& after) {
  for (const auto& list : before.indexes) {
    TRY(connection.execute(sql::drop_list_index_ddl(before, list)));
  }
  for (const auto& list : after.indexes) {
    TRY(connection.execute(sql::create_list_index_ddl(after, list)));
  }
  return ok();
}

Status replace_column(sql::Connection& connection, const Schema& schema, TableId table,
                      const Field& before, const Field& after) {
  TRY(search::forget(connection, table));
  TRY(run_all(connection, sql::drop_field_index_ddl(before)));
  TRY(run_all(connection, sql::drop_field_ddl(table, before)));
  return run_all(connection, sql::add_field_ddl(table, after, choices_table(schema)));
}

Status trash_table(sql::Connection& connection, TableId table, Timestamp now) {
  auto update = TRY(connection.prepare(kTrashTable));
  return update.bind_all(table, now).run();
}

Status trash_field(sql::Connection& connection, const Field& field, Timestamp now) {
  TRY(run_all(connection, sql::drop_field_index_ddl(field)));
  auto update = TRY(connection.prepare(kTrashField));
  return update.bind_all(field.id, now).run();
}

Status restore_table(sql::Connection& connection, TableId table) {
  auto update = TRY(connection.prepare(kRestoreTable));
  const Status restored = update.bind_all(table).run();
  if (!restored && restored.error().kind == &errors::unique_violation) {
    auto row = TRY(connection.prepare(kTrashedSlug));
    row.bind_all(table);
    TRY(row.step());
    return Error{&errors::duplicate_slug, {{"name", std::string(row.text(0))}}};
  }
  TRY(restored);
  if (connection.changes() == 0) return Error{&errors::not_found};
  return ok();
}

Status restore_field(sql::Connection& connection, TableId table, std::string_view slug) {
  TRY(search::forget(connection, table));
  auto find = TRY(connection.prepare(kFindTrashedField));
  find.bind_all(table, slug);
  if (!TRY(find.step())) return Error{&errors::not_found};
  const FieldId id{find.integer(0)};
  auto update = TRY(connection.prepare(kRestoreField));
  const Status restored = update.bind_all(id).run();
  if (!restored && restored.error().kind == &errors::unique_violation) {
    return Error{&errors::duplicate_slug, {{"name", std::string(slug)}}};
  }
  TRY(restored);
  for (const Field& field : TRY(load_fields(connection, table))) {
    if (field.id == id) return rebuild_field_indexes(connection, table, field);
  }
  return ok();
}

Result<std::string> trashed_details_slug(sql::Connection& connection, TableId details,
                                         std::string_view slug) {
  auto find = TRY(connection.prepare(kTrashedDetailsSlug));
  find.bind_all(details, slug);
  if (!TRY(find.step())) return Error{&errors::not_found};
  return std::string(find.text(0));
}

Result<std::vector<std::string>> fields_trashed_with(sql::Connection& connection, TableId details) {
  auto rows = TRY(connection.prepare(kFieldsTrashedWith));
  rows.bind_all(details);
  std::vector<std::string> slugs;
  while (TRY(rows.step())) slugs.emplace_back(rows.text(0));
  return slugs;
}

Result<std::vector<TrashedTable>> trashed_tables(sql::Connection& connection) {
  auto rows = TRY(connection.prepare(kTrashedTables));
  std::vector<TrashedTable> tables;
  while (TRY(rows.step())) {
    tables.push_back({TableId{rows.integer(0)}, std::string(rows.text(1)),
                      std::string(rows.text(2)), std::string(rows.text(3))});
  }
  return tables;
}

Result<bool> is_taken(sql::Connection& connection, std::string_view name) {
  auto find = TRY(connection.prepare(kIsTaken));
  return find.bind_all(name).step();
}

Status drop_views(sql::Connection& connection, const Schema& schema) {
  return run_all(connection, sql::drop_views_ddl(schema));
}

Status create_views(sql::Connection& connection, const Schema& schema) {
  return run_all(connection, sql::create_views_ddl(schema));
}

}  // namespace cochin::storage::schema
