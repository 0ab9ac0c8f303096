#include "http/api/jobs/job_run_json.hpp"

namespace cochin::http::api {

namespace {

void write_instant(platform::JsonWriter& json, std::string_view name,
                   const std::optional<Timestamp>& instant) {
  if (instant) {
    json.member(name, instant->to_string());
  } else {
    json.null_member(name);
  }
}

}  // namespace

void write_job_run(platform::JsonWriter& json, const domain::JobRun& run) {
  json.begin_object();
  json.member("id", run.id.value);
  json.member("job", run.job);
  json.member("state", domain::job_state_name(run.state));
  json.member("progress", run.progress);
  json.member("total", run.total);
  json.member("message", run.message);
  if (run.error.empty()) {
    json.null_member("error");
  } else {
    json.member("error", run.error);
  }
  json.key("result");
  platform::write_tree(json, run.result);
  json.member("created_by", run.created_by.value);
  write_instant(json, "created_at", run.created_at);
  write_instant(json, "started_at", run.started_at);
  write_instant(json, "finished_at", run.finished_at);
  json.end_object();
}

}  // namespace cochin::http::api
