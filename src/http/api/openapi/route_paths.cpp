#include "http/api/openapi/route_paths.hpp"

#include <algorithm>
#include <map>

#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"
#include "http/problem.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

constexpr std::string_view kSchemas = "#/components/schemas/";

void write_reference(JsonWriter& json, std::string_view folder, std::string_view name) {
  json.begin_object();
  json.member("$ref", std::string(folder) + std::string(name));
  json.end_object();
}

/// A member of a path that is a number is an id; the others are names.
void write_path_parameter(JsonWriter& json, std::string_view name) {
  const bool is_id = name == "id";
  json.begin_object();
  json.member("name", name);
  json.member("in", "path");
  json.member("required", true);
  if (name == "table" || name == "field") {
    json.member("description", "Identifiant (`slug`) ou numéro.");
  }
  json.raw_member("schema", is_id ? R"({"type":"integer","minimum":1})" : R"({"type":"string"})");
  json.end_object();
}

void write_parameters(JsonWriter& json, const Route& route, const RouteDoc& doc) {
  constexpr std::string_view kParameters = "#/components/parameters/";
  json.key("parameters");
  json.begin_array();
  for (const auto& [name, index] : route.params) write_path_parameter(json, name);
  for (const std::string_view name : doc.query) {
    if (!name.empty()) write_reference(json, kParameters, name);
  }
  if (doc.entity_tag == EntityTag::kRead) write_reference(json, kParameters, "If-None-Match");
  if (doc.entity_tag == EntityTag::kExpected) write_reference(json, kParameters, "If-Match");
  if (doc.idempotent) write_reference(json, kParameters, "Idempotency-Key");
  json.end_array();
}

void write_content(JsonWriter& json, std::string_view type, std::string_view schema) {
  json.key("content");
  json.begin_object();
  json.key(type);
  json.begin_object();
  json.key("schema");
  write_reference(json, kSchemas, schema);
  json.end_object();
  json.end_object();
}

void write_body(JsonWriter& json, const RouteDoc& doc) {
  if (doc.body.empty()) return;
  json.key("requestBody");
  json.begin_object();
  json.member("required", true);
  write_content(json, doc.body_type, doc.body);
  json.end_object();
}

void write_answer_headers(JsonWriter& json, const RouteDoc& doc) {
  const bool has_tag = doc.entity_tag != EntityTag::kNone && !doc.answer.empty();
  const bool has_location = doc.status == 201 || doc.status == 202;
  if (!has_tag && !has_location) return;
  constexpr std::string_view kHeaders = "#/components/headers/";
  json.key("headers");
  json.begin_object();
  if (has_tag) {
    json.key("ETag");
    write_reference(json, kHeaders, "ETag");
  }
  if (has_location) {
    json.key("Location");
    write_reference(json, kHeaders, "Location");
  }
  json.end_object();
}

std::string_view describe_success(int status) {
  switch (status) {
    case 201: return "Créé.";
    case 202: return "Accepté : le travail continue, son avancement se lit à `Location`.";
    case 204: return "Fait, sans contenu.";
    default: return "Réponse.";
  }
}

void write_success(JsonWriter& json, const RouteDoc& doc) {
  json.key(std::to_string(doc.status));
  json.begin_object();
  json.member("description", describe_success(doc.status));
  write_answer_headers(json, doc);
  if (!doc.answer.empty()) write_content(json, doc.answer_type, doc.answer);
  json.end_object();
  if (doc.entity_tag != EntityTag::kRead) return;
  json.key("304");
  json.begin_object();
  json.member("description", "Inchangé depuis l’étiquette donnée.");
  json.end_object();
}

/// Whether a caller who sees what the route is about may still lack the right to it.
bool may_be_forbidden(const Route& route) {
  constexpr std::string_view kOpen[] = {"", "public", "session", "own", "table.read"};
  return std::ranges::find(kOpen, route.options.right) == std::end(kOpen);
}

/// The errors that come from what the route is, then those that its words name.
std::vector<const ErrorKind*> kinds_of(const Route& route, const RouteDoc& doc) {
  std::vector<const ErrorKind*> kinds;
  if (route.options.access == Access::kSession) kinds.push_back(&errors::unauthenticated);
  if (is_unsafe(route.method)) kinds.push_back(&errors::csrf_failed);
  if (!route.params.empty()) kinds.push_back(&errors::not_found);
  if (may_be_forbidden(route)) kinds.push_back(&errors::forbidden);
  if (!doc.query[0].empty() || !doc.body.empty()) kinds.push_back(&errors::invalid_input);
  if (!doc.query[0].empty()) kinds.push_back(&errors::unknown_field);
  if (doc.body_type == kJson && !doc.body.empty()) kinds.push_back(&errors::malformed_json);
  if (!doc.body.empty()) kinds.push_back(&errors::unsupported_media_type);
  if (!doc.body.empty()) kinds.push_back(&errors::body_too_large);
  if (doc.entity_tag == EntityTag::kExpected) kinds.push_back(&errors::version_conflict);
  if (doc.idempotent) kinds.push_back(&errors::idempotency_mismatch);
  if (route.lane != Lane::kInline) kinds.push_back(&errors::unavailable);
  for (const ErrorKind* kind : doc.errors) {
    const bool is_new = std::find(kinds.begin(), kinds.end(), kind) == kinds.end();
    if (kind != nullptr && is_new) kinds.push_back(kind);
  }
  return kinds;
}

void write_failures(JsonWriter& json, const std::vector<const ErrorKind*>& kinds) {
  std::map<int, std::vector<const ErrorKind*>> by_status;
  for (const ErrorKind* kind : kinds) by_status[status_of(*kind)].push_back(kind);
  for (const auto& [status, same] : by_status) {
    std::string description;
    for (const ErrorKind* kind : same) {
      if (!description.empty()) description += "\n";
      description += "- `" + std::string(kind->id) + "` : " + std::string(kind->french);
    }
    json.key(std::to_string(status));
    json.begin_object();
    json.member("description", description);
    write_content(json, kProblemJson, "Problem");
    json.end_object();
  }
  json.key("default");
  write_reference(json, "#/components/responses/", "Problem");
}

void write_security(JsonWriter& json, const Route& route) {
  const RouteOptions& options = route.options;
  const bool needs_token = is_unsafe(route.method) && options.csrf == CsrfToken::kRequired;
  json.key("security");
  json.begin_array();
  if (options.access == Access::kOptional) json.raw("{}");
  if (options.access != Access::kPublic) {
    json.raw(needs_token ? R"({"session":[],"csrf":[]})" : R"({"session":[]})");
  }
  json.end_array();
}

void write_operation(JsonWriter& json, const Route& route) {
  const RouteDoc* found = find_doc(route.method, route.pattern);
  const RouteDoc doc = found != nullptr ? *found
                                        : RouteDoc{.method = route.method,
                                                   .pattern = route.pattern,
                                                   .operation = {},
                                                   .tag = {},
                                                   .summary = {}};
  std::string method(method_name(route.method));
  std::transform(method.begin(), method.end(), method.begin(),
                 [](char sign) { return static_cast<char>(sign | 0x20); });
  json.key(method);
  json.begin_object();
  if (found != nullptr) {
    json.member("operationId", doc.operation);
    json.key("tags");
    json.begin_array();
    json.string(doc.tag);
    json.end_array();
    json.member("summary", doc.summary);
  }
  if (!doc.description.empty()) json.member("description", doc.description);
  write_parameters(json, route, doc);
  write_body(json, doc);
  json.key("responses");
  json.begin_object();
  write_success(json, doc);
  write_failures(json, kinds_of(route, doc));
  json.end_object();
  write_security(json, route);
  json.member("x-required-right", route.options.right);
  json.end_object();
}

}  // namespace

std::string describe_paths(std::span<const std::unique_ptr<Route>> routes) {
  std::vector<std::pair<std::string_view, std::vector<const Route*>>> paths;
  for (const auto& route : routes) {
    const auto same = std::find_if(paths.begin(), paths.end(),
                                   [&](const auto& path) { return path.first == route->pattern; });
    if (same == paths.end()) {
      paths.push_back({route->pattern, {route.get()}});
    } else {
      same->second.push_back(route.get());
    }
  }
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  for (const auto& [pattern, of_path] : paths) {
    json.key(pattern);
    json.begin_object();
    for (const Route* route : of_path) write_operation(json, *route);
    json.end_object();
  }
  json.end_object();
  return text;
}

}  // namespace cochin::http::api
