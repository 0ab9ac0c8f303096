#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/jobs/job_run.hpp"

namespace cochin::app {

/// What a running job tells and asks. Thread-safe.
class JobProgress {
 public:
  /// Hears every report, on the job's thread.
  using Observer = std::function<void(std::int64_t progress, std::int64_t total)>;

  explicit JobProgress(JobRunId run, Observer observer = {})
      : run_(run), observer_(std::move(observer)) {}

  JobRunId run() const { return run_; }
  void report(std::int64_t progress, std::int64_t total);
  /// Looked at between two steps: when true the job ends soon with what it did so far.
  bool is_cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

 private:
  friend class JobRuns;
  const JobRunId run_;
  const Observer observer_;
  std::atomic<std::int64_t> progress_ = 0;
  std::atomic<std::int64_t> total_ = 0;
  std::atomic<bool> cancelled_ = false;
  std::atomic<bool> interrupted_ = false;
};

/// The work of a job, on a background thread. Its tree becomes the run's `result`, also after a
/// cancellation; its error makes the run fail.
using JobWork = std::function<Result<Tree>(JobProgress&)>;

/// Told the error that made a run fail, with the detail that the run itself does not keep. On the
/// job's thread.
using JobFailureReport = std::function<void(const domain::JobRun& run, const Error& error)>;

/// Runs long jobs on the background lane and remembers them. Thread-safe.
class JobRuns {
 public:
  /// Runs that a stop left unfinished become failed (`job_interrupted`). `lanes` must outlive this.
  static Result<std::unique_ptr<JobRuns>> open(Lanes& lanes, JobFailureReport report = {});
  ~JobRuns();  ///< as `interrupt()`

  /// Notes a run of `job` for `actor` inside the caller's transaction and starts `work` after its
  /// commit. The caller has checked that the actor may. Errors: `unavailable` when too much waits.
  Result<JobRunId> start(const Actor& actor, WriteScope& scope, std::string job, JobWork work);

  /// The same, done on the calling thread before it returns: for the command line.
  Result<domain::JobRun> run_here(const Actor& actor, std::string job, const JobWork& work,
                                  JobProgress::Observer observer = {});

  /// Superusers see every run, others their own. Errors: `not_found`.
  Result<domain::JobRun> find(const Actor& actor, ReadScope& scope, JobRunId id) const;

  /// The newest first, those with an id below `before` (0: all).
  Result<std::vector<domain::JobRun>> list(const Actor& actor, ReadScope& scope, JobRunId before,
                                           std::int64_t limit) const;

  /// Asks the run to end. Errors: `not_found`; `job_finished` when there is nothing left to end.
  Result<domain::JobRun> cancel(const Actor& actor, ReadScope& scope, JobRunId id);

  /// Ends every run soon, as failed, and starts no more: before the lanes stop.
  void interrupt();

 private:
  struct State;
  explicit JobRuns(std::shared_ptr<State> state);

  std::shared_ptr<State> state_;
};

}  // namespace cochin::app
