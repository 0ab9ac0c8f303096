#include "http/api/records/record_routes.hpp"

#include "app/access/access.hpp"
#include "app/records/record_batch.hpp"
#include "app/records/record_listing.hpp"
#include "app/records/record_trash.hpp"
#include "app/records/record_writing.hpp"
#include "base/error_catalog.hpp"
#include "http/api/idempotent_handler.hpp"
#include "http/api/object_reader.hpp"
#include "http/api/records/batch_input.hpp"
#include "http/api/records/record_answers.hpp"
#include "http/api/records/record_json.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::ReadScope;
using app::WriteScope;
using domain::Table;
using platform::JsonWriter;

constexpr std::int64_t kMostPerPage = 500;
constexpr std::int64_t kDeepestOffset = 100'000'000;

Result<app::ListRequest> read_list_request(const Request& request) {
  QueryReader query(request);
  app::ListRequest list;
  list.filter = query.text("filter").value_or("");
  list.sort = query.text("sort").value_or("");
  list.fields = query.text("fields").value_or("");
  list.search = query.text("search").value_or("");
  list.cursor = query.text("cursor").value_or("");
  list.limit = query.integer("limit", 1, kMostPerPage).value_or(50);
  list.offset = query.integer("offset", 0, kDeepestOffset).value_or(0);
  list.total = query.flag("total");
  list.trash = query.flag("trash");
  TRY(query.finish());
  return list;
}

Result<Response> list_records(Call& call, ReadScope& scope) {
  const Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  const app::ListRequest request = TRY(read_list_request(call.request));
  std::string text;
  text.reserve(32 * 1024);
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  RecordJson sink(json, scope.choices());
  const app::ListEnd end = TRY(app::list_records(call.who(), scope, *table, request, sink));
  json.end_array();
  json.key("next");
  if (end.next) {
    json.string(*end.next);
  } else {
    json.null();
  }
  if (end.total) json.member("total", *end.total);
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> get_record(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  return answer_record(call, scope, *table, RecordId{TRY(call.id_param("id"))});
}

/// The body `{"values": {…}}`.
Result<const Tree::Map*> read_values(Call& call) {
  ObjectReader body(*TRY(call.json()));
  const Tree::Map* values = body.object("values");
  if (values == nullptr) body.refuse("values", errors::required);
  TRY(body.finish());
  return values;
}

/// The record as it is in this transaction; the table may be another object than before.
Result<Response> answer_written(const Call& call, WriteScope& scope, TableId table, RecordId id) {
  const ReadScope seen = app::read_as(call.who(), scope);
  return answer_record(call, seen, *seen.schema().find(table), id);
}

Result<Response> create_record(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const app::CatalogSnapshot kept = scope.catalog;  // `table` lives in it
  const Tree::Map* values = TRY(read_values(call));
  const auto written = TRY(app::create_record(call.who(), scope, *table, *values, {"create"}));
  Response response = TRY(answer_written(call, scope, table->id, written.id));
  response.status = 201;
  return response.with_header(
      "Location", "/api/v1/tables/" + table->slug + "/records/" + std::to_string(written.id.value));
}

Result<Response> change_record(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const app::CatalogSnapshot kept = scope.catalog;
  const RecordId id{TRY(call.id_param("id"))};
  const auto expected = TRY(expected_version(call.request));
  const Tree::Map* values = TRY(read_values(call));
  const auto written =
      app::update_record(call.who(), scope, *table, {id, expected, *values}, {"update"});
  if (!written && written.error().kind == &errors::version_conflict) {
    return answer_conflict(call, scope, *table, id);
  }
  TRY(written);
  return answer_written(call, scope, table->id, id);
}

Result<Response> delete_record(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const app::CatalogSnapshot kept = scope.catalog;
  const RecordId id{TRY(call.id_param("id"))};
  const auto expected = TRY(expected_version(call.request));
  const Status deleted = app::delete_record(call.who(), scope, *table, id, expected);
  if (!deleted && deleted.error().kind == &errors::version_conflict) {
    return answer_conflict(call, scope, *table, id);
  }
  TRY(deleted);
  return Response::no_content();
}

Result<Response> restore_record(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const app::CatalogSnapshot kept = scope.catalog;
  const RecordId id{TRY(call.id_param("id"))};
  TRY(app::restore_record(call.who(), scope, *table, id));
  return answer_written(call, scope, table->id, id);
}

Result<Response> get_history(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  const std::int64_t limit = query.integer("limit", 1, kMostPerPage).value_or(50);
  const std::int64_t before = query.integer("cursor", 1, INT64_MAX).value_or(0);
  TRY(query.finish());
  const Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  const RecordId id{TRY(call.id_param("id"))};
  return answer_history(scope,
                        TRY(app::read_history(call.who(), scope, *table, id, {before, limit})));
}

Result<Response> revert_record(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const Table* table = TRY(app::find_table(call.who(), scope, call.param("table")));
  const app::CatalogSnapshot kept = scope.catalog;
  const RecordId id{TRY(call.id_param("id"))};
  const auto expected = TRY(expected_version(call.request));
  ObjectReader body(*TRY(call.json()));
  const auto version = body.integer("version");
  if (!version) body.refuse("version", errors::required);
  TRY(body.finish());
  const auto written = app::revert_record(call.who(), scope, *table, {id, *version, expected});
  if (!written && written.error().kind == &errors::version_conflict) {
    return answer_conflict(call, scope, *table, id);
  }
  TRY(written);
  return answer_written(call, scope, table->id, id);
}

Result<Response> aggregate_records(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  app::AggregateRequest request;
  request.group_by = query.text("group_by").value_or("");
  request.metrics = query.text("metrics").value_or("");
  request.filter = query.text("filter").value_or("");
  request.search = query.text("search").value_or("");
  TRY(query.finish());
  const Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  return answer_aggregates(scope, TRY(app::aggregate_records(call.who(), scope, *table, request)));
}

Result<Response> run_batch(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  auto operations = TRY(read_batch(*TRY(call.json())));
  return answer_batch(TRY(app::run_batch(call.who(), scope, std::move(operations))));
}

}  // namespace

void add_record_routes(Router& router) {
  constexpr RouteOptions kReads{.right = "table.read"};
  constexpr RouteOptions kCreates{.right = "table.create"};
  constexpr RouteOptions kUpdates{.right = "table.update"};
  constexpr RouteOptions kDeletes{.right = "table.delete"};
  const std::string table = "/api/v1/tables/{table}";
  const std::string record = table + "/records/{id}";
  router.read(Method::kGet, table + "/records", list_records, kReads);
  router.write(Method::kPost, table + "/records", idempotent(create_record), kCreates);
  router.read(Method::kGet, record, get_record, kReads);
  router.write(Method::kPatch, record, change_record, kUpdates);
  router.write(Method::kDelete, record, delete_record, kDeletes);
  router.write(Method::kPost, record + "/restore", idempotent(restore_record), kDeletes);
  router.read(Method::kGet, record + "/history", get_history, kReads);
  router.write(Method::kPost, record + "/revert", idempotent(revert_record), kUpdates);
  router.read(Method::kGet, table + "/aggregate", aggregate_records, kReads);
  // Each operation asks for the right on its own table.
  router.write(Method::kPost, "/api/v1/batch", idempotent(run_batch), {.right = "session"});
}

}  // namespace cochin::http::api
