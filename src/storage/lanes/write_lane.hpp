#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "platform/jobs/bounded_queue.hpp"
#include "platform/jobs/thread_pool.hpp"
#include "storage/lanes/checkpointer.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage {

/// One change of the database.
struct WriteJob {
  /// Makes the change. Runs once, on the writer thread, inside a transaction that others may share:
  /// never `BEGIN`, `COMMIT` or `ROLLBACK`; its own part is undone when it returns an error.
  std::function<Status(sql::Connection&)> run;
  /// Told the end, exactly once: ok when the change is on the disk, else the error (then nothing
  /// was changed). Quick, on the writer thread. May be empty.
  std::function<void(Status)> done;
};

/// The one thread that writes. Jobs that wait together share one transaction, with a savepoint
/// each, and one fsync (group commit). A second connection moves the log into the main file
/// meanwhile; the writer moves the rest and starts the log again before it grows long.
class WriteLane {
 public:
  struct Options {
    std::size_t queue_limit = 1024;
    std::chrono::milliseconds job_deadline{60'000};
    std::chrono::milliseconds idle_before_truncate{2'000};
    std::chrono::milliseconds drain_limit{10'000};  ///< for `stop()`
    platform::DefectReport report_defect = platform::report_defect_to_stderr;
  };
  struct Counters {
    std::uint64_t jobs = 0;     ///< told a result
    std::uint64_t commits = 0;  ///< transactions committed
  };

  /// `mover`: a connection of kCheckpoint to the same file.
  WriteLane(std::unique_ptr<sql::Connection> writer, std::unique_ptr<sql::Connection> mover,
            Options options);
  ~WriteLane();  ///< as `stop()`
  WriteLane(const WriteLane&) = delete;

  /// Queues a job; false when the queue is full or the lane stops. Thread-safe.
  bool post(WriteJob job);

  /// Refuses new jobs, finishes those queued (after `drain_limit`: refuses them with unavailable),
  /// empties the log and closes the connection. Never from the writer thread.
  void stop();

  /// False for good once the disk failed: what was not acknowledged may or may not be there, and
  /// nothing more is acknowledged until the program restarts and the engine recovers: every job
  /// is told errors::storage_failed. Thread-safe.
  bool is_healthy() const;

  Counters counters() const;
  bool is_current_thread() const { return std::this_thread::get_id() == thread_id_; }

 private:
  void work();
  std::size_t run_transaction(std::span<WriteJob> jobs);
  std::vector<Status> run_and_commit(std::span<WriteJob> jobs);
  Status run_part(const WriteJob& job, bool is_alone);
  Status run_job(const WriteJob& job);
  bool may_write() const;
  void answer(const WriteJob& job, Status status);
  void checkpoint_if_due();
  void move_the_rest(sql::Connection::Checkpoint how);
  void empty_log();
  void checkpoint(sql::Connection::Checkpoint how);

  const Options options_;
  std::unique_ptr<sql::Connection> connection_;
  platform::BoundedQueue<WriteJob> queue_;
  std::atomic<bool> is_healthy_ = true;
  std::atomic<std::chrono::steady_clock::time_point> drain_until_;
  std::atomic<std::uint64_t> jobs_ = 0;
  std::atomic<std::uint64_t> commits_ = 0;
  int pages_at_own_move_ = 0;
  Checkpointer checkpointer_;
  std::jthread thread_;
  std::thread::id thread_id_;
};

}  // namespace cochin::storage
