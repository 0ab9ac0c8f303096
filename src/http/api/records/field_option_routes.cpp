#include "http/api/records/field_option_routes.hpp"

#include "app/access/access.hpp"
#include "app/records/field_options_listing.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "http/server/query_reader.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

Response answer_options(const app::FieldOptionsPage& page) {
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const app::FieldOption& option : page.items) {
    json.begin_object();
    if (option.valeur.empty()) {
      json.member("id", option.id.value);
    } else {
      json.member("value", option.valeur);
    }
    json.member("label", option.label);
    json.end_object();
  }
  json.end_array();
  if (page.next) {
    json.member("next", *page.next);
  } else {
    json.null_member("next");
  }
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> list_options(Call& call, app::ReadScope& scope) {
  QueryReader query(call.request);
  const std::string_view search = query.text("search").value_or("");
  const std::string_view draft_text = query.text("draft").value_or("");
  const std::string_view cursor = query.text("cursor").value_or("");
  const std::int64_t limit = query.integer("limit", 1, 500).value_or(50);
  TRY(query.finish());
  const domain::Table* table = TRY(app::find_table(scope.schema(), call.param("table")));
  const domain::Field* field = table->find_field(call.param("field"));
  if (field == nullptr) return Error{&errors::not_found};
  Tree draft;
  if (!draft_text.empty()) {
    auto parsed = platform::parse_json(draft_text);
    if (!parsed || parsed->as_map() == nullptr) {
      return app::query_error("draft", errors::wrong_type, {{"expected", "{…}"}});
    }
    draft = *std::move(parsed);
  }
  return answer_options(TRY(app::list_field_options(
      call.who(), scope, *table, {*field, search, draft.as_map(), cursor, limit})));
}

}  // namespace

void add_field_option_routes(Router& router) {
  router.read(Method::kGet, "/api/v1/tables/{table}/fields/{field}/options", list_options,
              {.right = "table.read"});
}

}  // namespace cochin::http::api
