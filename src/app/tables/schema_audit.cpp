#include "app/tables/schema_audit.hpp"

#include "app/audit/audit_record.hpp"
#include "domain/schema/field_options.hpp"
#include "domain/schema/field_type.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;

Tree slug_of(const Table& table, FieldId id) {
  const Field* field = table.find_field(id);
  return field == nullptr ? Tree() : Tree(field->slug);
}

Tree slugs_of(const Table& table, const std::vector<FieldId>& ids) {
  Tree::List slugs;
  for (const FieldId id : ids) slugs.push_back(slug_of(table, id));
  return slugs;
}

}  // namespace

std::string table_object(const Table& table) { return "table:" + table.slug; }

std::string field_object(const Table& table, std::string_view field) {
  return table_object(table) + "/field:" + std::string(field);
}

Tree table_facts(const Table& table) {
  Tree::List fields;
  for (const Field& field : table.fields) fields.emplace_back(field.slug);
  Tree::List indexes;
  for (const auto& list : table.indexes) indexes.push_back(slugs_of(table, list));
  return Tree::Map{{"name", table.name},
                   {"description", table.description},
                   {"fields", std::move(fields)},
                   {"label_fields", slugs_of(table, table.label_fields)},
                   {"default_sort", table.default_sort},
                   {"indexes", std::move(indexes)}};
}

Tree field_facts(const domain::Schema& schema, const Field& field) {
  const auto name_of = [&](TableId id) -> Tree {
    const Table* target = schema.find(id);
    return target == nullptr ? Tree() : Tree(target->slug);
  };
  return Tree::Map{{"name", field.name},
                   {"type", field.type->name()},
                   {"description", field.description},
                   {"required", field.required},
                   {"unique", field.unique},
                   {"searchable", field.searchable},
                   {"indexed", field.indexed},
                   {"default", field.default_value},
                   {"options", domain::write_field_options(field, name_of)}};
}

Status record_schema_change(const Actor& actor, WriteScope& scope, SchemaChange change) {
  if (!change.before.is_null() && !change.after.is_null()) {
    if (change.before == change.after) return ok();
    audit::keep_differences(change.before, change.after);
  }
  return audit::record(scope, actor,
                       {.action = change.action,
                        .object = std::move(change.object),
                        .before = std::move(change.before),
                        .after = std::move(change.after)});
}

}  // namespace cochin::app
