#pragma once

#include "domain/jobs/job_run.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

/// `{id, job, state, progress, total, message, error, result, created_by, created_at, started_at,
/// finished_at}`; `error` is the code of a failed run, else null.
void write_job_run(platform::JsonWriter& json, const domain::JobRun& run);

}  // namespace cochin::http::api
