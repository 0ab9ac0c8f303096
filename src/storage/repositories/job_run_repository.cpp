#include "storage/repositories/job_run_repository.hpp"

#include "base/error_catalog.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::storage::job_runs {

namespace {

using domain::JobRun;

constexpr std::string_view kInsert =
    "INSERT INTO job_run(job, state, progress, total, message, created_by, created_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view kUpdate =
    "UPDATE job_run SET state = ?2, progress = ?3, total = ?4, message = ?5, error = ?6, "
    "result = ?7, started_at = ?8, finished_at = ?9 WHERE id = ?1";
constexpr std::string_view kFind =
    "SELECT id, job, state, progress, total, message, error, result, created_by, created_at, "
    "started_at, finished_at FROM job_run WHERE id = ?1";
constexpr std::string_view kList =
    "SELECT id, job, state, progress, total, message, error, result, created_by, created_at, "
    "started_at, finished_at FROM job_run WHERE (?1 IS NULL OR created_by = ?1) "
    "AND (?2 = 0 OR id < ?2) ORDER BY id DESC LIMIT ?3";
constexpr std::string_view kUnfinished =
    "SELECT id, job, state, progress, total, message, error, result, created_by, created_at, "
    "started_at, finished_at FROM job_run WHERE finished_at IS NULL ORDER BY id LIMIT 1000";

Result<JobRun> read_run(const sql::Statement& row) {
  JobRun run;
  run.id = {row.integer(0)};
  run.job = row.text(1);
  const auto state = domain::job_state_by_name(row.text(2));
  if (!state) return Error{&errors::internal, {}, {}, "job_run with an unknown state"};
  run.state = *state;
  run.progress = row.integer(3);
  run.total = row.integer(4);
  run.message = row.text(5);
  run.error = row.text(6);
  if (!row.is_null(7)) run.result = TRY(platform::parse_json(row.text(7)));
  run.created_by = {row.integer(8)};
  run.created_at = row.timestamp(9).value_or(Timestamp{});
  run.started_at = row.timestamp(10);
  run.finished_at = row.timestamp(11);
  return run;
}

Result<std::vector<JobRun>> read_runs(sql::Statement& rows) {
  std::vector<JobRun> runs;
  while (TRY(rows.step())) runs.push_back(TRY(read_run(rows)));
  return runs;
}

}  // namespace

Result<JobRunId> insert(sql::Connection& connection, const JobRun& run) {
  sql::Statement statement = TRY(connection.prepare(kInsert));
  statement.bind_all(run.job, domain::job_state_name(run.state), run.progress, run.total,
                     run.message, run.created_by, run.created_at);
  TRY(statement.run());
  return JobRunId{connection.last_insert_id()};
}

Status update(sql::Connection& connection, const JobRun& run) {
  sql::Statement statement = TRY(connection.prepare(kUpdate));
  statement.bind_all(run.id, domain::job_state_name(run.state), run.progress, run.total,
                     run.message, run.error);
  if (!run.result.is_null()) statement.bind(7, platform::to_json(run.result));
  return statement.bind(8, run.started_at).bind(9, run.finished_at).run();
}

Result<std::optional<JobRun>> find(sql::Connection& connection, JobRunId id) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind(1, id);
  if (!TRY(row.step())) return std::optional<JobRun>();
  return std::optional(TRY(read_run(row)));
}

Result<std::vector<JobRun>> list(sql::Connection& connection, const Page& page) {
  sql::Statement rows = TRY(connection.prepare(kList));
  rows.bind_all(page.owner, page.before, page.limit);
  return read_runs(rows);
}

Result<std::vector<JobRun>> unfinished(sql::Connection& connection) {
  sql::Statement rows = TRY(connection.prepare(kUnfinished));
  return read_runs(rows);
}

}  // namespace cochin::storage::job_runs
