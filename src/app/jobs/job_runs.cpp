#include "app/jobs/job_runs.hpp"

#include <exception>
#include <map>
#include <mutex>
#include <utility>

#include "base/error_catalog.hpp"
#include "storage/repositories/job_run_repository.hpp"

namespace cochin::app {

namespace {

using domain::JobRun;
using domain::JobState;

constexpr std::size_t kMostUnfinishedRuns = 32;

JobRun new_run(const Actor& actor, std::string job, Timestamp now) {
  JobRun run;
  run.job = std::move(job);
  run.created_by = actor.id;
  run.created_at = now;
  return run;
}

/// `run` as it ends with `outcome`.
void finish(JobRun& run, Result<Tree> outcome, Timestamp now) {
  run.finished_at = now;
  if (outcome) {
    run.result = *std::move(outcome);
    return;
  }
  run.state = JobState::kFailed;
  run.error = outcome.error().id();
  run.message = error_message(*outcome.error().kind, outcome.error().parameters, Language::kFrench);
}

/// The work, whose exceptions end here.
Result<Tree> run_work(const JobWork& work, JobProgress& progress) {
  try {
    return work(progress);
  } catch (const std::exception& exception) {
    return Error{&errors::internal, {}, {}, exception.what()};
  }
}

}  // namespace

void JobProgress::report(std::int64_t progress, std::int64_t total) {
  progress_.store(progress, std::memory_order_relaxed);
  total_.store(total, std::memory_order_relaxed);
  if (observer_) observer_(progress, total);
}

/// Shared with the jobs under way, which may end after the service.
struct JobRuns::State {
  State(Lanes& lanes_in, JobFailureReport report_in)
      : lanes(lanes_in), report_failure(std::move(report_in)) {}

  Lanes& lanes;
  const JobFailureReport report_failure;
  std::mutex mutex;
  bool stopping = false;                                        ///< under `mutex`
  std::map<JobRunId, std::shared_ptr<JobProgress>> unfinished;  ///< under `mutex`

  std::shared_ptr<JobProgress> progress_of(JobRunId id) {
    const std::lock_guard lock(mutex);
    const auto found = unfinished.find(id);
    return found == unfinished.end() ? nullptr : found->second;
  }

  std::shared_ptr<JobProgress> add(JobRunId id, JobProgress::Observer observer = {}) {
    auto progress = std::make_shared<JobProgress>(id, std::move(observer));
    const std::lock_guard lock(mutex);
    unfinished.emplace(id, progress);
    return progress;
  }

  void forget(JobRunId id) {
    const std::lock_guard lock(mutex);
    unfinished.erase(id);
  }

  bool has_room() {
    const std::lock_guard lock(mutex);
    return !stopping && unfinished.size() < kMostUnfinishedRuns;
  }

  Status save(const JobRun& run) {
    return lanes.write_now(
        [&](WriteScope& scope) { return storage::job_runs::update(scope.connection, run); });
  }

  /// Runs the job from its first to its last state, which is saved.
  JobRun run_to_end(JobRun run, JobProgress& progress, const JobWork& work);

  /// Notes that a run whose work was never begun has failed.
  void refuse(JobRun run) {
    finish(run, Error{&errors::unavailable}, lanes.now());
    forget(run.id);
    lanes.post_write(
        [run](WriteScope& scope) { return storage::job_runs::update(scope.connection, run); }, {});
  }
};

JobRun JobRuns::State::run_to_end(JobRun run, JobProgress& progress, const JobWork& work) {
  run.state = JobState::kRunning;
  run.started_at = lanes.now();
  Result<Tree> outcome = Tree();
  if (const Status saved = save(run); !saved) outcome = saved.error();
  if (outcome && !progress.is_cancelled()) outcome = run_work(work, progress);
  if (outcome && progress.interrupted_) outcome = Error{&errors::job_interrupted};
  run.state = progress.is_cancelled() ? JobState::kCancelled : JobState::kSucceeded;
  run.progress = progress.progress_;
  run.total = progress.total_;
  if (!outcome && report_failure) report_failure(run, outcome.error());
  finish(run, std::move(outcome), lanes.now());
  // When even this cannot be written, the next start finds the run unfinished and says so.
  static_cast<void>(save(run).has_value());
  forget(run.id);
  return run;
}

JobRuns::JobRuns(std::shared_ptr<State> state) : state_(std::move(state)) {}

JobRuns::~JobRuns() { interrupt(); }

Result<std::unique_ptr<JobRuns>> JobRuns::open(Lanes& lanes, JobFailureReport report) {
  TRY(lanes.write_now([](WriteScope& scope) -> Status {
    for (JobRun& run : TRY(storage::job_runs::unfinished(scope.connection))) {
      finish(run, Error{&errors::job_interrupted}, scope.now);
      TRY(storage::job_runs::update(scope.connection, run));
    }
    return ok();
  }));
  return std::unique_ptr<JobRuns>(new JobRuns(std::make_shared<State>(lanes, std::move(report))));
}

Result<JobRunId> JobRuns::start(const Actor& actor, WriteScope& scope, std::string job,
                                JobWork work) {
  if (!state_->has_room()) return Error{&errors::unavailable};
  JobRun run = new_run(actor, std::move(job), scope.now);
  run.id = TRY(storage::job_runs::insert(scope.connection, run));
  scope.after_commit = [state = state_, run, work = std::move(work)] {
    const auto progress = state->add(run.id);
    const bool posted = state->lanes.post_background(
        [state, run, progress, work] { state->run_to_end(run, *progress, work); });
    if (!posted) state->refuse(run);
  };
  return run.id;
}

Result<JobRun> JobRuns::run_here(const Actor& actor, std::string job, const JobWork& work,
                                 JobProgress::Observer observer) {
  JobRun run = new_run(actor, std::move(job), state_->lanes.now());
  TRY(state_->lanes.write_now([&](WriteScope& scope) -> Status {
    run.id = TRY(storage::job_runs::insert(scope.connection, run));
    return ok();
  }));
  const auto progress = state_->add(run.id, std::move(observer));
  return state_->run_to_end(run, *progress, work);
}

Result<JobRun> JobRuns::find(const Actor& actor, ReadScope& scope, JobRunId id) const {
  auto run = TRY(storage::job_runs::find(scope.connection, id));
  if (!run) return Error{&errors::not_found};
  if (!actor.is_superuser && run->created_by != actor.id) return Error{&errors::not_found};
  if (const auto progress = state_->progress_of(id); progress && !is_finished(run->state)) {
    run->progress = progress->progress_;
    run->total = progress->total_;
  }
  return *std::move(run);
}

Result<std::vector<JobRun>> JobRuns::list(const Actor& actor, ReadScope& scope, JobRunId before,
                                          std::int64_t limit) const {
  storage::job_runs::Page page{.before = before, .limit = limit};
  if (!actor.is_superuser) page.owner = actor.id;
  auto runs = TRY(storage::job_runs::list(scope.connection, page));
  for (JobRun& run : runs) {
    const auto progress = is_finished(run.state) ? nullptr : state_->progress_of(run.id);
    if (progress == nullptr) continue;
    run.progress = progress->progress_;
    run.total = progress->total_;
  }
  return runs;
}

Result<JobRun> JobRuns::cancel(const Actor& actor, ReadScope& scope, JobRunId id) {
  JobRun run = TRY(find(actor, scope, id));
  const auto progress = state_->progress_of(id);
  if (progress == nullptr || is_finished(run.state)) return Error{&errors::job_finished};
  progress->cancelled_ = true;
  return run;
}

void JobRuns::interrupt() {
  const std::lock_guard lock(state_->mutex);
  state_->stopping = true;
  for (const auto& [id, progress] : state_->unfinished) {
    progress->interrupted_ = true;
    progress->cancelled_ = true;
  }
}

}  // namespace cochin::app
