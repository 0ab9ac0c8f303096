#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "platform/jobs/bounded_queue.hpp"
#include "platform/jobs/thread_group.hpp"

namespace cochin::platform {

/// Receives what nobody else can be told: an exception that left a job, a failed checkpoint.
/// Called from any thread. The text holds no record value.
using DefectReport = std::function<void(std::string_view)>;

/// Writes the defect on standard error.
void report_defect_to_stderr(std::string_view defect);

/// A fixed number of threads and a bounded queue. All methods are thread-safe.
class ThreadPool {
 public:
  struct Options {
    std::size_t threads = 1;
    std::size_t queue_limit = 64;  ///< jobs waiting, those running not counted
    DefectReport report_defect = report_defect_to_stderr;
  };

  /// Throws `std::system_error` when the machine gives no more threads.
  explicit ThreadPool(Options options);
  ~ThreadPool();  ///< as `stop()`
  ThreadPool(const ThreadPool&) = delete;

  /// Queues `job`; false when the queue is full or the pool is stopping (answer "busy").
  bool post(std::function<void()> job);

  /// Refuses new jobs, runs those queued, joins the threads. Never from a job of the pool.
  void stop();

  /// Whether the calling thread belongs to this pool.
  bool is_current_thread() const { return threads_.holds_current_thread(); }

  std::size_t waiting() const { return queue_.size(); }

 private:
  void work();

  const DefectReport report_defect_;
  BoundedQueue<std::function<void()>> queue_;
  ThreadGroup threads_;
};

/// Runs `job`, reporting an exception that leaves it. False when one did.
bool run_guarded(const std::function<void()>& job, const DefectReport& report);

}  // namespace cochin::platform
