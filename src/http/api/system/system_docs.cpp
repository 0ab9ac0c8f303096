#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Système";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/healthz",
     .operation = "checkAlive",
     .tag = kTag,
     .summary = "Savoir si le serveur répond",
     .answer = "Health"},
    {.method = Method::kGet,
     .pattern = "/readyz",
     .operation = "checkReady",
     .tag = kTag,
     .summary = "Savoir si le serveur est prêt à travailler",
     .answer = "Health",
     .errors = {&errors::storage_failed}},
    {.method = Method::kGet,
     .pattern = "/api",
     .operation = "getIndex",
     .tag = kTag,
     .summary = "Lire le nom, la version et les points d’entrée de l’API",
     .answer = "ApiIndex"},
    {.method = Method::kGet,
     .pattern = "/api/v1/openapi.json",
     .operation = "getOpenApi",
     .tag = kTag,
     .summary = "Lire ce document",
     .description = "Il décrit les routes du serveur et les tables que l’appelant peut lire.",
     .answer = "JsonObject"},
    {.method = Method::kGet,
     .pattern = "/api/docs",
     .operation = "showDocs",
     .tag = kTag,
     .summary = "Consulter ce document en page web",
     .answer = "HtmlPage",
     .answer_type = "text/html"},
};

constexpr SchemaDoc kSchemas[] = {
    {"Health", R"({"type":"object","required":["status"],"properties":{
      "status":{"type":"string","enum":["ok","ready"]}}})"},
    {"ApiIndex", R"({"type":"object","required":["name","version","links"],"properties":{
      "name":{"type":"string"},"version":{"type":"string"},
      "links":{"type":"object","additionalProperties":{"type":"string"}}}})"},
    {"JsonObject", R"({"type":"object"})"},
    {"HtmlPage", R"({"type":"string"})"},
};

}  // namespace

CapabilityDocs system_docs() {
  return {.tag = {kTag, "État du serveur et description de l’API."},
          .routes = kRoutes,
          .schemas = kSchemas};
}

}  // namespace cochin::http::api
