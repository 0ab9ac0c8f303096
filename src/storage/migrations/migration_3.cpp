#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

constexpr std::string_view kJobRuns = R"sql(
CREATE TABLE job_run(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  progress INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  message TEXT NOT NULL DEFAULT '',
  error TEXT NOT NULL DEFAULT '',
  result TEXT,
  created_by INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT);

CREATE INDEX job_run_owner ON job_run(created_by, id);
CREATE INDEX job_run_unfinished ON job_run(id) WHERE finished_at IS NULL;
)sql";

}  // namespace

Status create_job_runs(sql::Connection& writer) { return writer.execute(kJobRuns); }

}  // namespace cochin::storage::migrations
