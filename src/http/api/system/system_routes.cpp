#include "http/api/system/system_routes.hpp"

#include "base/error_catalog.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {
namespace {

std::string index_body(const std::string& version) {
  std::string body;
  platform::JsonWriter writer(body);
  writer.begin_object();
  writer.member("name", "Cochin Project Manager");
  writer.member("version", version);
  writer.key("links");
  writer.begin_object();
  writer.member("api", "/api/v1");
  writer.member("openapi", "/api/v1/openapi.json");
  writer.member("session", "/api/v1/auth/session");
  writer.member("tables", "/api/v1/tables");
  writer.member("health", "/healthz");
  writer.end_object();
  writer.end_object();
  return body;
}

}  // namespace

PlainHandler answer_alive() {
  return [](Call&) -> Result<Response> { return Response::json(R"({"status":"ok"})"); };
}

PlainHandler answer_ready(std::function<bool()> is_ready) {
  return [is_ready = std::move(is_ready)](Call&) -> Result<Response> {
    if (!is_ready()) return Error{&errors::storage_failed, {}, {}, "not ready"};
    return Response::json(R"({"status":"ready"})");
  };
}

PlainHandler answer_index(const std::string& version) {
  return [body = index_body(version)](Call&) -> Result<Response> { return Response::json(body); };
}

}  // namespace cochin::http::api
