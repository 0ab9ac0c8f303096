#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Travaux";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/job-runs",
     .operation = "listJobRuns",
     .tag = kTag,
     .summary = "Lister les travaux",
     .description = "Les siens, du plus récent au plus ancien ; tous pour un super-utilisateur.",
     .query = {"limit", "cursor"},
     .answer = "JobRunPage"},
    {.method = Method::kGet,
     .pattern = "/api/v1/job-runs/{id}",
     .operation = "getJobRun",
     .tag = kTag,
     .summary = "Lire l’avancement d’un travail",
     .answer = "JobRun"},
    {.method = Method::kPost,
     .pattern = "/api/v1/job-runs/{id}/cancel",
     .operation = "cancelJobRun",
     .tag = kTag,
     .summary = "Interrompre un travail",
     .description = "Il s’arrête au prochain pas ; ce qu’il a fait reste fait.",
     .answer = "JobRun",
     .errors = {&errors::job_finished}},
};

constexpr SchemaDoc kSchemas[] = {
    {"StartedJob", R"({"type":"object","required":["id"],"properties":{
      "id":{"type":"integer"}}})"},
    {"JobRun", R"({"type":"object","required":["id","job","state","progress","total","message",
      "error","result","created_by","created_at","started_at","finished_at"],"properties":{
      "id":{"type":"integer"},"job":{"type":"string","examples":["import"]},
      "state":{"type":"string","enum":["queued","running","succeeded","failed","cancelled"]},
      "progress":{"type":"integer"},
      "total":{"type":"integer","description":"0 tant qu’il n’est pas connu."},
      "message":{"type":"string","description":"Pourquoi le travail a échoué."},
      "error":{"anyOf":[{"$ref":"#/components/schemas/ErrorCode"},{"type":"null"}]},
      "result":{"description":"Ce que le travail donne, selon sa sorte."},
      "created_by":{"type":"integer","description":"0 : le programme lui-même."},
      "created_at":{"type":"string","format":"date-time"},
      "started_at":{"type":["string","null"],"format":"date-time"},
      "finished_at":{"type":["string","null"],"format":"date-time"}}})"},
    {"JobRunPage", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/JobRun"}},
      "next":{"type":["string","null"]}}})"},
};

}  // namespace

CapabilityDocs job_run_docs() {
  return {.tag = {kTag, "Ce qui dure : avancement et résultat."},
          .routes = kRoutes,
          .schemas = kSchemas};
}

}  // namespace cochin::http::api
