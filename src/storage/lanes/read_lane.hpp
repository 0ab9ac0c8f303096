#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "platform/jobs/bounded_queue.hpp"
#include "platform/jobs/thread_group.hpp"
#include "platform/jobs/thread_pool.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage {

/// Reads one state of the database, whatever is written meanwhile. Leaves no statement behind.
using ReadJob = std::function<void(sql::Connection&)>;

/// The threads that read, each with its own read-only connection. Methods are thread-safe.
///
/// Jobs that follow each other at once share a state of the database as long as nothing was
/// committed: opening and closing one costs as much as a small read. A job sees every change whose
/// commit was counted before the job was posted. No state is held for long: the writer, which
/// waits for the readers before it starts the log again, must not wait for their next idle moment.
class ReadLane {
 public:
  struct Options {
    std::size_t queue_limit = 1024;
    std::chrono::milliseconds job_deadline{10'000};  ///< then its queries fail, query_too_slow
    platform::DefectReport report_defect = platform::report_defect_to_stderr;
    /// How many commits there have been; any thread. Empty: a new state for every job.
    std::function<std::uint64_t()> count_commits = {};
  };

  /// Throws `std::system_error` when the machine gives no more threads.
  ReadLane(std::vector<std::unique_ptr<sql::Connection>> connections, Options options);
  ~ReadLane();  ///< as `stop()`
  ReadLane(const ReadLane&) = delete;

  /// Queues a job; false when the queue is full or the lane stops.
  bool post(ReadJob job);

  /// Refuses new jobs, runs those queued, closes the connections. Once, from no reader thread.
  void stop();

  bool is_current_thread() const { return threads_.holds_current_thread(); }

 private:
  class Snapshot;

  void work(sql::Connection& connection);
  std::optional<ReadJob> next_job(Snapshot& snapshot);
  void run(const ReadJob& job, sql::Connection& connection) const;

  const Options options_;
  std::vector<std::unique_ptr<sql::Connection>> connections_;
  platform::BoundedQueue<ReadJob> queue_;
  platform::ThreadGroup threads_;
};

}  // namespace cochin::storage
