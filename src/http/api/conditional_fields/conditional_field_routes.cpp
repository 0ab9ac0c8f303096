#include "http/api/conditional_fields/conditional_field_routes.hpp"

#include <cstdint>

#include "app/access/access.hpp"
#include "app/conditional_fields/added_options.hpp"
#include "base/error_catalog.hpp"
#include "http/api/conditional_fields/rule_json.hpp"
#include "http/api/idempotent_handler.hpp"
#include "http/api/object_reader.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::ReadScope;
using app::WriteScope;
using platform::JsonWriter;

constexpr std::string_view kRules = "/api/v1/conditional-fields/rules";
constexpr RouteOptions kManagesRules{.right = "rules.manage"};

std::string rule_text(const domain::Schema& schema, const app::RuleInfo& info) {
  std::string text;
  JsonWriter json(text);
  write_rule(json, schema, info);
  return text;
}

Result<Response> list_rules(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  const auto name = query.text("table");
  TRY(query.finish());
  const domain::Schema& schema = scope.schema().whole();
  const domain::Table* table = name ? TRY(app::find_table(schema, *name)) : nullptr;
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const app::RuleInfo& rule : TRY(app::list_rules(call.who(), scope, table))) {
    write_rule(json, schema, rule);
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> get_rule(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const RuleId id{TRY(call.id_param("id"))};
  return Response::json(
      rule_text(scope.schema().whole(), TRY(app::find_rule(call.who(), scope, id))));
}

Result<Response> create_rule(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const auto input = TRY(read_rule_input(*TRY(call.json())));
  const domain::Rule rule = TRY(app::create_rule(call.who(), scope, input));
  return Response::created(std::string(kRules) + "/" + std::to_string(rule.id.value),
                           rule_text(scope.schema(), {rule}));
}

Result<Response> change_rule(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const RuleId id{TRY(call.id_param("id"))};
  const auto input = TRY(read_rule_input(*TRY(call.json())));
  return Response::json(
      rule_text(scope.schema(), {TRY(app::update_rule(call.who(), scope, id, input))}));
}

Result<Response> delete_rule(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  TRY(app::remove_rule(call.who(), scope, RuleId{TRY(call.id_param("id"))}));
  return Response::no_content();
}

Result<Response> list_offenders(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const RuleId id{TRY(call.id_param("id"))};
  return answer_offenders(TRY(app::find_offenders(call.who(), scope, id)), call.request.language);
}

Result<Response> preview_rule(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  const auto id = query.integer("rule", 1, INT64_MAX);
  TRY(query.finish());
  const auto input = TRY(read_rule_input(*TRY(call.json())));
  return answer_offenders(TRY(app::preview_rule(call.who(), scope, RuleId{id.value_or(0)}, input)),
                          call.request.language);
}

Result<Response> correct_offenders(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  ObjectReader object(*TRY(call.json()));
  const Tree::Map* values = object.object("values");
  TRY(object.finish());
  const RuleId id{TRY(call.id_param("id"))};
  const Tree::Map none;
  const auto done =
      TRY(app::correct_offenders(call.who(), scope, id, values == nullptr ? none : *values));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.member("corrected", done.corrected);
  json.member("left", done.left);
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> show_form_state(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  ObjectReader object(*TRY(call.json()));
  const auto id = object.integer("id");
  const Tree::Map* values = object.object("values");
  if (values == nullptr) object.refuse("values", errors::required);
  TRY(object.finish());
  const domain::Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  const auto record = id ? std::optional(RecordId{*id}) : std::nullopt;
  const auto answer = TRY(app::form_state(call.who(), scope, *table, {record, *values}));
  return answer_form_state(call.who(), scope, answer, call.request.language);
}

void write_slugs(JsonWriter& json, std::string_view name,
                 const std::vector<const domain::Field*>& fields) {
  json.key(name);
  json.begin_array();
  for (const domain::Field* field : fields) json.string(field->slug);
  json.end_array();
}

Result<std::vector<RecordId>> read_ids(Call& call) {
  ObjectReader body(*TRY(call.json()));
  const Tree::List* list = body.list("ids");
  if (list == nullptr) body.refuse("ids", errors::required);
  std::vector<RecordId> ids;
  for (const Tree& item : list == nullptr ? Tree::List() : *list) {
    const std::int64_t* id = item.as_integer();
    if (id == nullptr) {
      body.refuse("ids", errors::wrong_type, {{"expected", "integer"}});
    } else {
      ids.push_back(RecordId{*id});
    }
  }
  TRY(body.finish());
  return ids;
}

Result<Response> show_closed_fields(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const auto ids = TRY(read_ids(call));
  const domain::Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const auto& closed : TRY(app::closed_fields(call.who(), scope, *table, ids))) {
    json.begin_object();
    json.member("id", closed.id.value);
    write_slugs(json, "hidden", closed.hidden);
    write_slugs(json, "readonly", closed.readonly);
    json.end_object();
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

/// A field as the caller sees it.
Result<const domain::Field*> find_field(const ReadScope& seen, std::string_view table,
                                        std::string_view slug) {
  const domain::Table* found = TRY(app::find_table(seen.schema(), table));
  const domain::Field* field = found->find_field(slug);
  if (field == nullptr) return Error{&errors::not_found};
  return field;
}

Result<Response> list_options(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  const auto table = query.text("table").value_or("");
  const auto slug = query.text("field").value_or("");
  TRY(query.finish());
  const domain::Field* field = TRY(find_field(scope, table, slug));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const domain::Choice* choice : scope.choices().in_category(field->options.category)) {
    json.begin_object();
    json.member("value", choice->valeur);
    json.member("label", choice->label);
    json.end_object();
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> add_option(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  ObjectReader body(*TRY(call.json()));
  const std::string_view table = body.required_text("table");
  const std::string_view slug = body.required_text("field");
  const std::string_view label = body.required_text("label");
  const Tree::Map* values = body.object("values");
  TRY(body.finish());
  const ReadScope seen = app::read_as(call.who(), scope);
  const domain::Field* field = TRY(find_field(seen, table, slug));
  const Tree::Map none;
  const auto added =
      TRY(app::add_option(call.who(), scope, *field, {label, values == nullptr ? none : *values}));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.member("value", added.value);
  json.member("label", added.label);
  json.member("is_new", added.is_new);
  json.end_object();
  return Response::json(std::move(text), added.is_new ? 201 : 200);
}

}  // namespace

void add_conditional_field_routes(Router& router) {
  const std::string all(kRules);
  const std::string one = all + "/{id}";
  router.read(Method::kGet, all, list_rules, kManagesRules);
  router.write(Method::kPost, all, idempotent(create_rule), kManagesRules);
  router.read(Method::kGet, one, get_rule, kManagesRules);
  router.write(Method::kPatch, one, change_rule, kManagesRules);
  router.write(Method::kDelete, one, delete_rule, kManagesRules);
  router.read(Method::kGet, one + "/offenders", list_offenders, kManagesRules);
  router.write(Method::kPost, one + "/correct", correct_offenders, kManagesRules);
  router.read(Method::kPost, all + "/preview", preview_rule, kManagesRules);
  const std::string options = "/api/v1/conditional-fields/options";
  router.read(Method::kGet, options, list_options, {.right = "session"});
  router.write(Method::kPost, options, idempotent(add_option), {.right = "session"});
  router.read(Method::kPost, "/api/v1/tables/{table}/form-states", show_closed_fields,
              {.right = "table.read"});
  router.read(Method::kPost, "/api/v1/tables/{table}/form-state", show_form_state,
              {.right = "table.read"});
}

}  // namespace cochin::http::api
