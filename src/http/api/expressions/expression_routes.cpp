#include "http/api/expressions/expression_routes.hpp"

#include <charconv>

#include "app/access/access.hpp"
#include "app/expressions/expression_check.hpp"
#include "base/error_catalog.hpp"
#include "http/api/object_reader.hpp"
#include "http/server/query_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

struct CheckRequest {
  std::string table;
  app::ExpressionInput input;
};

Result<CheckRequest> read_check_request(const Tree& body) {
  ObjectReader object(body);
  CheckRequest request;
  const auto table = object.text("table");
  const auto text = object.text("expression");
  const Tree* tree = object.any("ast");
  if (!table) object.refuse("table", errors::required);
  const bool has_text = body.find("expression") != nullptr;
  if (!has_text && tree == nullptr) object.refuse("expression", errors::required);
  if (has_text && tree != nullptr) {
    object.refuse("ast", errors::repeated_parameter, {{"name", "expression, ast"}});
  }
  TRY(object.finish());
  request.table = *table;
  if (tree != nullptr) {
    request.input = *tree;
  } else {
    request.input = app::WrittenExpression{*text};
  }
  return request;
}

Error in_body(Error error) {
  if (error.kind != &errors::malformed_expression_tree) return error;
  return Error{&errors::invalid_input, {}, {{"/ast", error.kind, std::move(error.parameters)}}};
}

/// The parameter `position` of an error of the language; 0 when it has none.
std::int64_t position_of(const Error& error) {
  std::int64_t position = 0;
  for (const auto& [name, value] : error.parameters) {
    if (name == "position") std::from_chars(value.data(), value.data() + value.size(), position);
  }
  return position;
}

Response answer_check(const app::ExpressionCheck& check, Language language) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("type");
  if (check.type.empty()) {
    json.null();
  } else {
    json.string(check.type);
  }
  json.member("expression", check.expression);
  json.key("ast");
  platform::write_tree(json, check.tree);
  json.key("errors");
  json.begin_array();
  for (const Error& error : check.errors) {
    json.begin_object();
    json.member("position", position_of(error));
    json.member("code", error.id());
    json.member("message", error_message(*error.kind, error.parameters, language));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> check_expression(Call& call, app::ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  const CheckRequest request = TRY(read_check_request(*TRY(call.json())));
  const auto table = app::find_table(scope.schema(), request.table);
  if (!table) {
    return Error{&errors::invalid_input,
                 {},
                 {{"/table", &errors::unknown_table, {{"name", request.table}}}}};
  }
  auto check = app::check_expression(call.who(), scope, **table, request.input);
  if (!check) return in_body(std::move(check).error());
  return answer_check(*check, call.request.language);
}

}  // namespace

void add_expression_routes(Router& router) {
  router.read(Method::kPost, "/api/v1/expressions/check", check_expression, {.right = "session"});
}

}  // namespace cochin::http::api
