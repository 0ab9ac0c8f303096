#include "http/api/tables/table_json.hpp"

#include "domain/schema/field_options.hpp"
#include "domain/schema/field_type.hpp"

namespace cochin::http::api {

using platform::JsonWriter;

namespace {

/// The slug of a table that the caller sees; null without one.
void write_slug_of(JsonWriter& json, std::string_view name, const domain::Schema& schema,
                   TableId id) {
  const domain::Table* table = id ? schema.find(id) : nullptr;
  if (table == nullptr) {
    json.null_member(name);
  } else {
    json.member(name, table->slug);
  }
}

}  // namespace

void write_field(JsonWriter& json, const domain::Schema& schema, const domain::Field& field) {
  json.begin_object();
  json.member("id", field.id.value);
  json.member("slug", field.slug);
  json.member("name", field.name);
  json.member("type", field.type->name());
  json.member("description", field.description);
  json.member("required", field.required);
  json.member("unique", field.unique);
  json.member("searchable", field.searchable);
  json.member("indexed", field.indexed);
  json.member("order", field.order);
  json.key("default");
  platform::write_tree(json, field.default_value);
  json.key("options");
  platform::write_tree(json, domain::write_field_options(field, [&](TableId id) -> Tree {
                         const domain::Table* target = schema.find(id);
                         return target == nullptr ? Tree() : Tree(target->slug);
                       }));
  write_slug_of(json, "details", schema, field.details);
  json.end_object();
}

namespace {

void write_slug(JsonWriter& json, const domain::Table& table, FieldId id) {
  if (const domain::Field* field = table.find_field(id)) json.string(field->slug);
}

void write_lists(JsonWriter& json, const domain::Table& table) {
  json.key("label_fields");
  json.begin_array();
  if (table.details_of && !table.fields.empty()) {
    json.string(table.fields.front().slug);  // the link: its record is called as its parent is
  } else {
    for (const domain::Field* field : table.labelling_fields()) json.string(field->slug);
  }
  json.end_array();
  json.member("default_sort", table.default_sort);
  json.key("indexes");
  json.begin_array();
  for (const auto& list : table.indexes) {
    json.begin_array();
    for (const FieldId id : list) write_slug(json, table, id);
    json.end_array();
  }
  json.end_array();
}

}  // namespace

void write_table(JsonWriter& json, const domain::Schema& schema, const domain::Table& table) {
  json.begin_object();
  json.member("id", table.id.value);
  json.member("slug", table.slug);
  json.member("name", table.name);
  json.member("description", table.description);
  json.key("fields");
  json.begin_array();
  for (const domain::Field& field : table.fields) write_field(json, schema, field);
  json.end_array();
  write_lists(json, table);
  json.member("is_system", table.is_system);
  write_slug_of(json, "details_of", schema,
                table.details_of ? table.details_of->parent : TableId{});
  json.end_object();
}

std::string loss_report_json(const app::LossReport& report) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.member("converted", report.converted);
  json.member("lost", report.lost);
  json.key("examples");
  json.begin_array();
  for (const auto& example : report.examples) {
    json.begin_object();
    json.member("id", example.record.value);
    json.member("value", example.value);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return text;
}

}  // namespace cochin::http::api
