#include "http/api/jobs/job_run_routes.hpp"

#include "http/api/jobs/job_run_json.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::JobRuns;
using app::ReadScope;
using domain::JobRun;

constexpr std::int64_t kMostPerPage = 500;

Response answer_run(const JobRun& run) {
  std::string text;
  platform::JsonWriter json(text);
  write_job_run(json, run);
  return Response::json(std::move(text));
}

Response answer_runs(const std::vector<JobRun>& runs, std::int64_t limit) {
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const JobRun& run : runs) write_job_run(json, run);
  json.end_array();
  if (static_cast<std::int64_t>(runs.size()) < limit) {
    json.null_member("next");
  } else {
    json.member("next", std::to_string(runs.back().id.value));
  }
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> list_runs(Call& call, ReadScope& scope, const JobRuns& runs) {
  QueryReader query(call.request);
  const std::int64_t limit = query.integer("limit", 1, kMostPerPage).value_or(50);
  const std::int64_t before = query.integer("cursor", 1, INT64_MAX).value_or(0);
  TRY(query.finish());
  return answer_runs(TRY(runs.list(call.who(), scope, JobRunId{before}, limit)), limit);
}

Result<Response> get_run(Call& call, ReadScope& scope, const JobRuns& runs) {
  TRY(QueryReader(call.request).finish());
  return answer_run(TRY(runs.find(call.who(), scope, JobRunId{TRY(call.id_param("id"))})));
}

Result<Response> cancel_run(Call& call, ReadScope& scope, JobRuns& runs) {
  TRY(QueryReader(call.request).finish());
  return answer_run(TRY(runs.cancel(call.who(), scope, JobRunId{TRY(call.id_param("id"))})));
}

}  // namespace

void add_job_run_routes(Router& router, JobRuns& runs) {
  constexpr RouteOptions kOwn{.right = "own"};
  const std::string all = "/api/v1/job-runs";
  router.read(
      Method::kGet, all,
      [&runs](Call& call, ReadScope& scope) { return list_runs(call, scope, runs); }, kOwn);
  router.read(
      Method::kGet, all + "/{id}",
      [&runs](Call& call, ReadScope& scope) { return get_run(call, scope, runs); }, kOwn);
  router.read(
      Method::kPost, all + "/{id}/cancel",
      [&runs](Call& call, ReadScope& scope) { return cancel_run(call, scope, runs); }, kOwn);
}

}  // namespace cochin::http::api
