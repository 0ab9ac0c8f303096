#pragma once

#include "app/jobs/job_runs.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/job-runs` (API contract, section 8). `runs` must outlive the router.
void add_job_run_routes(Router& router, app::JobRuns& runs);

}  // namespace cochin::http::api
