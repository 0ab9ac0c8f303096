#include "storage/lanes/read_lane.hpp"

#include <utility>

#include "base/check.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::storage {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLongestState{20};

}  // namespace

ReadLane::ReadLane(std::vector<std::unique_ptr<sql::Connection>> connections, Options options)
    : options_(std::move(options)),
      connections_(std::move(connections)),
      queue_(options_.queue_limit),
      threads_(
          connections_.size(), [this](std::size_t i) { work(*connections_[i]); },
          [this] { queue_.close(); }) {}

ReadLane::~ReadLane() { stop(); }

bool ReadLane::post(ReadJob job) { return queue_.push(std::move(job)); }

void ReadLane::stop() {
  CHECK(!is_current_thread());
  queue_.close();
  threads_.join();
  connections_.clear();
}

/// The state of the database that a reader thread sees.
class ReadLane::Snapshot {
 public:
  Snapshot(sql::Connection& connection, const Options& options)
      : connection_(connection), options_(options) {}

  /// Opens the present state, unless the one that is open is still it.
  void renew() {
    const auto now = steady_clock::now();
    const bool is_open = open_ && connection_.in_transaction() && now - opened_at_ < kLongestState;
    // Counted before the state is opened: a commit in between only opens one more.
    const std::uint64_t commits = options_.count_commits ? options_.count_commits() : 0;
    if (is_open && options_.count_commits && commits == commits_) return;
    end();
    commits_ = commits;
    opened_at_ = now;
    auto begun = sql::Transaction::begin(connection_, sql::Transaction::Kind::kSnapshot);
    if (begun) {
      open_.emplace(*std::move(begun));
    } else {
      options_.report_defect("no snapshot: " + begun.error().detail);
    }
  }

  void end() { open_.reset(); }

 private:
  sql::Connection& connection_;
  const Options& options_;
  std::optional<sql::Transaction> open_;
  std::uint64_t commits_ = 0;
  steady_clock::time_point opened_at_;
};

void ReadLane::work(sql::Connection& connection) {
  Snapshot snapshot(connection, options_);
  while (const auto job = next_job(snapshot)) {
    snapshot.renew();
    run(*job, connection);
  }
}

/// An idle reader keeps no state open: the log could not be emptied.
std::optional<ReadJob> ReadLane::next_job(Snapshot& snapshot) {
  if (auto job = queue_.try_pop()) return job;
  snapshot.end();
  return queue_.pop();
}

void ReadLane::run(const ReadJob& job, sql::Connection& connection) const {
  connection.set_deadline(steady_clock::now() + options_.job_deadline);
  platform::run_guarded([&] { job(connection); }, options_.report_defect);
  connection.set_deadline(std::nullopt);
}

}  // namespace cochin::storage
