#include "http/api/tables/table_routes.hpp"

#include "app/access/access.hpp"
#include "app/tables/field_changes.hpp"
#include "app/tables/table_changes.hpp"
#include "app/tables/trashed_tables.hpp"
#include "base/error_catalog.hpp"
#include "http/api/idempotent_handler.hpp"
#include "http/api/object_reader.hpp"
#include "http/api/tables/table_input.hpp"
#include "http/api/tables/table_json.hpp"
#include "http/problem.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::ReadScope;
using app::WriteScope;
using domain::Field;
using domain::Table;
using platform::JsonWriter;

std::string table_text(const domain::Schema& schema, const Table& table) {
  std::string text;
  JsonWriter json(text);
  write_table(json, schema, table);
  return text;
}

/// The table as it is after a change, as the caller sees it; who makes one without the right to
/// read it knows what he made.
std::string changed_table_text(const Call& call, const WriteScope& scope, TableId id) {
  const ReadScope seen = app::read_as(call.who(), scope);
  if (const Table* table = seen.schema().find(id)) return table_text(seen.schema(), *table);
  return table_text(scope.schema(), *scope.schema().find(id));
}

Response answer_table(const Call& call, const WriteScope& scope, TableId id) {
  return Response::json(changed_table_text(call, scope, id));
}

/// The field of the path, when the caller sees it.
Result<const Field*> field_of(const Call& call, const WriteScope& scope, const Table& table) {
  const Field* field = table.find_field(call.param("field"));
  const auto id = call.id_param("field");
  if (field == nullptr && id) field = table.find_field(FieldId{*id});
  const bool is_there =
      field != nullptr && app::sees_field(call.who(), *scope.catalog, table, *field);
  if (!is_there) return Error{&errors::not_found};
  return field;
}

Response answer_trashed(const std::vector<app::TrashedTable>& tables) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const app::TrashedTable& table : tables) {
    json.begin_object();
    json.member("id", table.id.value);
    json.member("slug", table.slug);
    json.member("name", table.name);
    json.member("deleted_at", table.deleted_at);
    json.end_object();
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> list_tables(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  const bool trash = query.flag("trash");
  TRY(query.finish());
  if (trash) return answer_trashed(TRY(app::list_trashed_tables(call.who(), scope)));
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const Table& table : scope.schema().tables()) {
    write_table(json, scope.schema(), table);
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> get_table(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  TRY(app::check_reading(call.who(), scope, *table));
  return Response::json(table_text(scope.schema(), *table));
}

Result<Response> create_table(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const auto definition = TRY(read_table_definition(*TRY(call.json()), DefinitionUse::kCreate));
  const TableId id = TRY(app::create_table(call.who(), scope, definition));
  return Response::created("/api/v1/tables/" + scope.schema().find(id)->slug,
                           changed_table_text(call, scope, id));
}

Result<Response> change_table(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const auto definition = TRY(read_table_definition(*TRY(call.json()), DefinitionUse::kChange));
  const TableId id = table->id;
  const app::CatalogSnapshot kept = scope.catalog;  // `table` lives in it
  TRY(app::update_table(call.who(), scope, *table, definition));
  return answer_table(call, scope, id);
}

Result<Response> delete_table(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const app::CatalogSnapshot kept = scope.catalog;
  TRY(app::delete_table(call.who(), scope, *table));
  return Response::no_content();
}

Result<Response> restore_table(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const TableId id = TRY(app::find_trashed_table(call.who(), scope, call.param("table")));
  TRY(app::restore_table(call.who(), scope, id));
  return answer_table(call, scope, id);
}

Result<Response> add_field(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const auto definition = TRY(read_field_definition(*TRY(call.json()), DefinitionUse::kCreate));
  const TableId id = table->id;
  const app::CatalogSnapshot kept = scope.catalog;
  const std::string slug = TRY(app::add_field(call.who(), scope, *table, definition));
  const Table& after = *scope.schema().find(id);
  std::string text;
  JsonWriter json(text);
  write_field(json, scope.schema(), *after.find_field(slug));
  return Response::created("/api/v1/tables/" + after.slug + "/fields/" + slug, std::move(text));
}

Result<Response> change_field(Call& call, WriteScope& scope) {
  QueryReader query(call.request);
  const auto loss = query.flag("accept_loss") ? app::DataLoss::kAccept : app::DataLoss::kRefuse;
  TRY(query.finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const Field* field = TRY(field_of(call, scope, *table));
  const auto definition = TRY(read_field_definition(*TRY(call.json()), DefinitionUse::kChange));
  const TableId table_id = table->id;
  const FieldId field_id = field->id;
  const app::CatalogSnapshot kept = scope.catalog;
  const auto report = TRY(app::update_field(call.who(), scope, *table, *field, definition, loss));
  if (report) {
    const Error error{&errors::conversion_loses_data, {{"count", std::to_string(report->lost)}}};
    return problem(error, call.request, {"loss", loss_report_json(*report)});
  }
  std::string text;
  JsonWriter json(text);
  write_field(json, scope.schema(), *scope.schema().find(table_id)->find_field(field_id));
  return Response::json(std::move(text));
}

Result<Response> delete_field(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const Field* field = TRY(field_of(call, scope, *table));
  const app::CatalogSnapshot kept = scope.catalog;
  TRY(app::delete_field(call.who(), scope, *table, *field));
  return Response::no_content();
}

Result<Response> restore_field(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const TableId id = table->id;
  const app::CatalogSnapshot kept = scope.catalog;
  TRY(app::restore_field(call.who(), scope, *table, call.param("field")));
  return answer_table(call, scope, id);
}

Result<Response> order_fields(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  ObjectReader body(*TRY(call.json()));
  const auto slugs = body.texts("fields");
  if (!slugs) body.refuse("fields", errors::required);
  TRY(body.finish());
  const TableId id = table->id;
  const app::CatalogSnapshot kept = scope.catalog;
  TRY(app::order_fields(call.who(), scope, *table, *slugs));
  return answer_table(call, scope, id);
}

}  // namespace

void add_table_routes(Router& router) {
  constexpr RouteOptions kReads{.right = "table.read"};
  constexpr RouteOptions kManages{.right = "schema.manage"};
  const std::string all = "/api/v1/tables";
  const std::string one = all + "/{table}";
  const std::string field = one + "/fields/{field}";
  router.read(Method::kGet, all, list_tables, {.right = "session"});  // those that he may read
  router.write(Method::kPost, all, idempotent(create_table), kManages);
  router.read(Method::kGet, one, get_table, kReads);
  router.write(Method::kPatch, one, change_table, kManages);
  router.write(Method::kDelete, one, delete_table, kManages);
  router.write(Method::kPost, one + "/restore", idempotent(restore_table), kManages);
  router.write(Method::kPost, one + "/fields", idempotent(add_field), kManages);
  router.write(Method::kPost, one + "/fields/order", idempotent(order_fields), kManages);
  router.write(Method::kPatch, field, change_field, kManages);
  router.write(Method::kDelete, field, delete_field, kManages);
  router.write(Method::kPost, field + "/restore", idempotent(restore_field), kManages);
}

}  // namespace cochin::http::api
