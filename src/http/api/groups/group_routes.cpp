#include "http/api/groups/group_routes.hpp"

#include <charconv>

#include "app/access/access_explanation.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "http/api/groups/explanation_json.hpp"
#include "http/api/groups/group_json.hpp"
#include "http/api/idempotent_handler.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::Groups;
using app::ReadScope;
using app::WriteScope;
using domain::Group;
using domain::GroupId;
using platform::JsonWriter;

constexpr std::string_view kPath = "/api/v1/groups";
constexpr RouteOptions kManagesUsers{.right = "users.manage"};

std::string group_text(const domain::Schema& schema, const Group& group) {
  std::string text;
  JsonWriter json(text);
  write_group(json, schema, group);
  return text;
}

Result<Response> list_groups(Call& call, ReadScope& scope, const Groups& groups) {
  TRY(QueryReader(call.request).finish());
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const Group& group : TRY(groups.list(call.who(), scope))) {
    write_group(json, scope.schema().whole(), group);
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> get_group(Call& call, ReadScope& scope, const Groups& groups) {
  TRY(QueryReader(call.request).finish());
  const GroupId id{TRY(call.id_param("id"))};
  return Response::json(
      group_text(scope.schema().whole(), TRY(groups.find(call.who(), scope, id))));
}

Result<Response> create_group(Call& call, WriteScope& scope, const Groups& groups) {
  TRY(QueryReader(call.request).finish());
  const auto input = TRY(read_group_input(*TRY(call.json())));
  const Group group = TRY(groups.create(call.who(), scope, *call.session, input));
  return Response::created(std::string(kPath) + "/" + std::to_string(group.id.value),
                           group_text(scope.schema(), group));
}

Result<Response> change_group(Call& call, WriteScope& scope, const Groups& groups) {
  TRY(QueryReader(call.request).finish());
  const GroupId id{TRY(call.id_param("id"))};
  const auto input = TRY(read_group_input(*TRY(call.json())));
  return Response::json(
      group_text(scope.schema(), TRY(groups.update(call.who(), scope, *call.session, id, input))));
}

Result<Response> delete_group(Call& call, WriteScope& scope, const Groups& groups) {
  TRY(QueryReader(call.request).finish());
  const GroupId id{TRY(call.id_param("id"))};
  TRY(groups.remove(call.who(), scope, *call.session, id));
  return Response::no_content();
}

Result<Response> explain(Call& call, ReadScope& scope) {
  QueryReader query(call.request);
  const auto user = query.integer("user", 1, INT64_MAX);
  const auto record = query.integer("id", 1, INT64_MAX);
  const auto table_name = query.text("table");
  TRY(query.finish());
  if (!user) return app::query_error("user", errors::required);
  if (!table_name) return app::query_error("table", errors::required);
  const domain::Table* table = TRY(app::find_table(scope.schema(), *table_name));
  const auto id = record ? std::optional(RecordId{*record}) : std::nullopt;
  return answer_explanation(
      *table, id, TRY(app::explain_access(call.who(), scope, {UserId{*user}, *table, id})));
}

}  // namespace

void add_group_routes(Router& router, const Groups& groups) {
  const std::string all(kPath);
  const std::string one = all + "/{id}";
  router.read(
      Method::kGet, all,
      [groups](Call& call, ReadScope& scope) { return list_groups(call, scope, groups); },
      kManagesUsers);
  router.write(Method::kPost, all, idempotent([groups](Call& call, WriteScope& scope) {
                 return create_group(call, scope, groups);
               }),
               kManagesUsers);
  router.read(
      Method::kGet, one,
      [groups](Call& call, ReadScope& scope) { return get_group(call, scope, groups); },
      kManagesUsers);
  router.write(
      Method::kPatch, one,
      [groups](Call& call, WriteScope& scope) { return change_group(call, scope, groups); },
      kManagesUsers);
  router.write(
      Method::kDelete, one,
      [groups](Call& call, WriteScope& scope) { return delete_group(call, scope, groups); },
      kManagesUsers);
  router.read(Method::kGet, "/api/v1/permissions/explain", explain, kManagesUsers);
}

}  // namespace cochin::http::api
