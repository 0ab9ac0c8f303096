#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/jobs/job_run.hpp"
#include "storage/sql/connection.hpp"

/// Runs of long jobs. Every function runs inside the caller's transaction; errors are the
/// connection's.
namespace cochin::storage::job_runs {

/// Stores `run` (its id is ignored) and returns the new id.
Result<JobRunId> insert(sql::Connection& connection, const domain::JobRun& run);

/// Writes everything but what `insert` fixed (job, owner, creation).
Status update(sql::Connection& connection, const domain::JobRun& run);

Result<std::optional<domain::JobRun>> find(sql::Connection& connection, JobRunId id);

struct Page {
  std::optional<UserId> owner = {};  ///< empty: everyone's
  JobRunId before = {};              ///< 0: from the newest
  std::int64_t limit = 50;
};

/// The newest first.
Result<std::vector<domain::JobRun>> list(sql::Connection& connection, const Page& page);

/// Those queued or running, the oldest first, at most 1,000.
Result<std::vector<domain::JobRun>> unfinished(sql::Connection& connection);

}  // namespace cochin::storage::job_runs
