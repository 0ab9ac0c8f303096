#include "http/api/project_types/project_type_routes.hpp"

#include <algorithm>

#include "app/access/access.hpp"
#include "app/project_types/project_type_templates.hpp"
#include "base/error_catalog.hpp"
#include "http/api/idempotent_handler.hpp"
#include "http/api/object_reader.hpp"
#include "http/api/tables/table_input.hpp"
#include "http/api/tables/table_json.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::ReadScope;
using app::WriteScope;
using platform::JsonWriter;

constexpr std::string_view kTypes = "/api/v1/project-types";

void write_type(JsonWriter& json, const domain::Schema& schema, const app::ProjectType& type) {
  const domain::Table* details = type.details;
  json.begin_object();
  json.member("value", type.value);
  json.member("label", type.label);
  if (details == nullptr) {
    json.null_member("table");
  } else {
    json.member("table", details->slug);
  }
  json.member("description", details == nullptr ? std::string_view() : details->description);
  json.key("fields");
  json.begin_array();
  if (details != nullptr) {
    for (const domain::Field& field : details->fields) {
      if (field.details) write_field(json, schema, field);
    }
  }
  json.end_array();
  if (details == nullptr || !details->details_of->rule) {
    json.null_member("rule");
  } else {
    json.member("rule", details->details_of->rule.value);
  }
  json.end_object();
}

void write_template(JsonWriter& json, const app::ProjectTypeDefinition& type) {
  json.begin_object();
  json.member("name", type.name);
  json.member("description", type.description);
  json.key("fields");
  json.begin_array();
  for (const app::DetailsFieldDefinition& definition : type.fields) {
    const app::FieldDefinition& field = definition.field;
    json.begin_object();
    json.member("slug", *field.slug);
    json.member("name", *field.name);
    json.member("type", *field.type);
    json.key("options");
    platform::write_tree(json, field.options.value_or(Tree(Tree::Map{})));
    json.key("choices");
    json.begin_array();
    for (const std::string& choice : definition.choices) json.string(choice);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

Result<Response> list_types(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const auto all = app::list_project_types(scope.schema(), scope.choices());
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  if (all.field == nullptr) {
    json.null_member("table");
    json.null_member("field");
  } else {
    json.member("table", all.table->slug);
    json.member("field", all.field->slug);
  }
  json.key("items");
  json.begin_array();
  for (const app::ProjectType& type : all.types) write_type(json, scope.schema(), type);
  json.end_array();
  json.key("templates");
  json.begin_array();
  for (const auto& type : app::project_type_templates()) write_template(json, type);
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

/// As a field of a table, and `choices`.
Result<app::DetailsFieldDefinition> read_details_field(const Tree& body,
                                                       const std::string& pointer) {
  app::DetailsFieldDefinition definition;
  Tree field = body;
  Tree::Map* members = field.as_map();
  const auto choices = members == nullptr
                           ? Tree::Map::iterator()
                           : std::ranges::find(*members, "choices", &Tree::Member::first);
  if (members != nullptr && choices != members->end()) {
    const Tree only_choices(Tree::Map{*choices});
    ObjectReader given(only_choices, pointer);
    definition.choices = given.texts("choices").value_or(std::vector<std::string>());
    TRY(given.finish());
    members->erase(choices);
  }
  definition.field = TRY(read_field_definition(field, DefinitionUse::kCreate, pointer));
  return definition;
}

Result<app::ProjectTypeDefinition> read_type(const Tree& body) {
  ObjectReader object(body);
  app::ProjectTypeDefinition type;
  type.name = object.required_text("name");
  type.description = object.text("description").value_or("");
  const Tree::List* fields = object.list("fields");
  TRY(object.finish());
  for (std::size_t i = 0; fields != nullptr && i < fields->size(); ++i) {
    type.fields.push_back(TRY(read_details_field((*fields)[i], "/fields/" + std::to_string(i))));
  }
  return type;
}

Result<Response> create_type(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const auto definition = TRY(read_type(*TRY(call.json())));
  const std::string value = TRY(app::create_project_type(call.who(), scope, definition));
  const auto all = app::list_project_types(scope.schema(), scope.choices());
  const auto made = std::ranges::find(all.types, value, &app::ProjectType::value);
  std::string text;
  JsonWriter json(text);
  write_type(json, scope.schema(), *made);
  return Response::created("/api/v1/tables/" + made->details->slug, std::move(text));
}

}  // namespace

void add_project_type_routes(Router& router) {
  router.read(Method::kGet, std::string(kTypes), list_types, {.right = "session"});
  router.write(Method::kPost, std::string(kTypes), idempotent(create_type),
               {.right = "schema.manage"});
}

}  // namespace cochin::http::api
