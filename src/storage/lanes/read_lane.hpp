#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "platform/jobs/bounded_queue.hpp"
#include "platform/jobs/thread_pool.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage {

/// Reads one state of the database, whatever is written meanwhile. Leaves no statement behind.
using ReadJob = std::function<void(sql::Connection&)>;

/// The threads that read, each with its own read-only connection. Methods are thread-safe.
class ReadLane {
 public:
  struct Options {
    std::size_t queue_limit = 1024;
    std::chrono::milliseconds job_deadline{10'000};  ///< then its queries fail, query_too_slow
    platform::DefectReport report_defect = platform::report_defect_to_stderr;
  };

  ReadLane(std::vector<std::unique_ptr<sql::Connection>> connections, Options options);
  ~ReadLane();  ///< as `stop()`
  ReadLane(const ReadLane&) = delete;

  /// Queues a job; false when the queue is full or the lane stops.
  bool post(ReadJob job);

  /// Refuses new jobs, runs those queued, closes the connections. Once, from no reader thread.
  void stop();

  bool is_current_thread() const;

 private:
  void work(sql::Connection& connection);
  void run(const ReadJob& job, sql::Connection& connection);

  const Options options_;
  std::vector<std::unique_ptr<sql::Connection>> connections_;
  platform::BoundedQueue<ReadJob> queue_;
  std::vector<std::jthread> threads_;
  std::vector<std::thread::id> thread_ids_;
};

}  // namespace cochin::storage
