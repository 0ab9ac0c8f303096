#include "storage/lanes/write_lane.hpp"

#include <algorithm>
#include <utility>

#include "base/error_catalog.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::storage {

namespace {

using std::chrono::steady_clock;

constexpr std::size_t kLargestGroup = 64;
constexpr int kPagesBetweenCheckpoints = 1000;
constexpr int kPagesOfALongLog = 8'000;  // 32 MB: read again at a start after a crash
constexpr int kPagesTheWriterMoves = 250;
constexpr int kPagesOfAnOverlongLog = 14'000;  // 56 MB: worth waiting

Error stopped() { return Error{&errors::unavailable, {}, {}, "the writer has stopped"}; }

/// Whether the change is on the disk, nobody knows.
Error failed() { return Error{&errors::storage_failed, {}, {}, "the disk has failed"}; }

/// The engine undid the whole transaction under the last job of `results`: those before it are
/// undone too, and their callers may retry.
void spread_rollback(std::vector<Status>& results) {
  if (results.back()) {
    results.back() = Error{&errors::internal, {}, {}, "the transaction ended inside a job"};
  }
  const Error& cause = results.back().error();
  const bool is_full = cause.kind == &errors::storage_full;
  const ErrorKind* kind = is_full ? &errors::storage_full : &errors::unavailable;
  for (Status& result : std::span(results).first(results.size() - 1)) {
    if (result) result = Error{kind, {}, {}, "rolled back with another job: " + cause.detail};
  }
}

}  // namespace

WriteLane::WriteLane(std::unique_ptr<sql::Connection> writer,
                     std::unique_ptr<sql::Connection> mover, Options options)
    : options_(std::move(options)),
      connection_(std::move(writer)),
      queue_(options_.queue_limit),
      drain_until_(steady_clock::time_point::max()),
      checkpointer_(std::move(mover), options_.report_defect),
      thread_([this] { work(); }),
      thread_id_(thread_.get_id()) {}

WriteLane::~WriteLane() { stop(); }

bool WriteLane::post(WriteJob job) { return queue_.push(std::move(job)); }

void WriteLane::stop() {
  if (!thread_.joinable()) return;
  CHECK(!is_current_thread());
  drain_until_ = steady_clock::now() + options_.drain_limit;
  queue_.close();
  thread_.join();
}

WriteLane::Counters WriteLane::counters() const { return {jobs_.load(), commits_.load()}; }

void WriteLane::work() {
  for (;;) {
    std::vector<WriteJob> jobs = queue_.pop_all(kLargestGroup, options_.idle_before_truncate);
    std::span<WriteJob> rest = jobs;
    while (!rest.empty()) rest = rest.subspan(run_transaction(rest));
    if (!jobs.empty()) {
      checkpoint_if_due();
      continue;
    }
    if (queue_.is_closed() && queue_.size() == 0) break;
    empty_log();
  }
  checkpointer_.stop();
  empty_log();
  connection_.reset();
}

/// Runs a prefix of `jobs` in one transaction, tells each its result, returns how many.
std::size_t WriteLane::run_transaction(std::span<WriteJob> jobs) {
  std::vector<Status> results;
  if (may_write()) results = run_and_commit(jobs);
  const bool was_run = !results.empty();
  const std::size_t count = was_run ? results.size() : jobs.size();
  if (connection_->has_failed()) is_healthy_ = false;
  for (std::size_t i = 0; i < count; ++i) {
    answer(jobs[i], was_run ? std::move(results[i]) : is_healthy() ? stopped() : failed());
  }
  return count;
}

/// The results of a prefix of `jobs`, after the transaction has ended. At least one.
std::vector<Status> WriteLane::run_and_commit(std::span<WriteJob> jobs) {
  auto transaction = sql::Transaction::begin(*connection_, sql::Transaction::Kind::kWrite);
  if (!transaction) return std::vector<Status>(jobs.size(), transaction.error());

  std::vector<Status> results;
  while (results.size() < jobs.size() && connection_->in_transaction()) {
    results.push_back(run_part(jobs[results.size()], jobs.size() == 1));
  }
  if (!connection_->in_transaction()) {
    spread_rollback(results);
    return results;
  }
  if (std::ranges::none_of(results, &Status::has_value)) return results;
  Status committed = connection_->has_failed() ? Status(failed()) : transaction->commit();
  if (committed) {
    ++commits_;
    return results;
  }
  if (connection_->has_failed()) committed = failed();
  for (Status& result : results) {
    if (result) result = committed;
  }
  return results;
}

Status WriteLane::run_part(const WriteJob& job, bool is_alone) {
  if (is_alone) return run_job(job);
  sql::Savepoint part = TRY(sql::Savepoint::begin(*connection_));
  TRY(run_job(job));
  return part.release();
}

Status WriteLane::run_job(const WriteJob& job) {
  connection_->set_deadline(steady_clock::now() + options_.job_deadline);
  Status status = Error{&errors::internal, {}, {}, "an exception left a write job"};
  platform::run_guarded([&] { status = job.run(*connection_); }, options_.report_defect);
  connection_->set_deadline(std::nullopt);
  return status;
}

bool WriteLane::is_healthy() const {
  return is_healthy_.load(std::memory_order_relaxed) && !checkpointer_.has_failed();
}

bool WriteLane::may_write() const {
  return is_healthy() && steady_clock::now() < drain_until_.load();
}

void WriteLane::answer(const WriteJob& job, Status status) {
  ++jobs_;
  if (!job.done) return;
  platform::run_guarded([&] { job.done(std::move(status)); }, options_.report_defect);
}

void WriteLane::checkpoint_if_due() {
  const int pages = connection_->log_pages();
  if (pages < pages_at_own_move_) pages_at_own_move_ = 0;
  const bool may_move = pages - pages_at_own_move_ >= kPagesBetweenCheckpoints;
  if (may_move && pages >= kPagesOfAnOverlongLog) {
    checkpointer_.wait();
    return move_the_rest(sql::Connection::Checkpoint::kRestart);
  }
  if (checkpointer_.is_working()) return;
  const int moved = checkpointer_.moved_pages();
  const int left = moved <= pages ? pages - moved : pages;
  const bool is_long = may_move && pages >= kPagesOfALongLog;
  if (is_long && left <= kPagesTheWriterMoves) {
    move_the_rest(sql::Connection::Checkpoint::kPassive);
  } else if (is_long || left >= kPagesBetweenCheckpoints) {
    checkpointer_.request();
  }
}

void WriteLane::move_the_rest(sql::Connection::Checkpoint how) {
  pages_at_own_move_ = connection_->log_pages();
  checkpoint(how);
}

void WriteLane::empty_log() {
  if (connection_->log_pages() > 0) checkpoint(sql::Connection::Checkpoint::kTruncate);
}

void WriteLane::checkpoint(sql::Connection::Checkpoint how) {
  if (!is_healthy()) return;
  const auto move = connection_->checkpoint(how);
  if (!move) options_.report_defect("checkpoint failed: " + move.error().detail);
  if (connection_->has_failed()) is_healthy_ = false;
}

}  // namespace cochin::storage
