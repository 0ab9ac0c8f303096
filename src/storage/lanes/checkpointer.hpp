#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/jobs/thread_pool.hpp"
#include "storage/sql/connection.hpp"

namespace cochin::storage {

/// Moves the log into the main file while the writer goes on, on a thread and a connection of its
/// own, so that whoever writes does not wait for the sync of the main file. It never starts the
/// log again: the writer does that, with the little that is left.
class Checkpointer {
 public:
  Checkpointer(std::unique_ptr<sql::Connection> connection, platform::DefectReport report_defect);
  ~Checkpointer();  ///< as `stop()`
  Checkpointer(const Checkpointer&) = delete;

  /// Has the log moved soon. Never waits. By the writer only.
  void request();

  /// From a request until the end of its move. Thread-safe.
  bool is_working() const { return is_working_.load(std::memory_order_acquire); }

  /// Returns when no move is under way. By the writer only.
  void wait();

  /// Pages of the log that are in the main file since the last move; of an earlier log when more
  /// than the log has now.
  int moved_pages() const { return moved_pages_; }

  /// True for good once the disk failed under a move. Thread-safe.
  bool has_failed() const { return has_failed_.load(std::memory_order_relaxed); }

  /// Ends after the move under way and closes the connection. Calling it again does nothing.
  void stop();

 private:
  void work();

  std::unique_ptr<sql::Connection> connection_;
  const platform::DefectReport report_defect_;
  std::mutex mutex_;
  std::condition_variable requested_;
  std::condition_variable finished_;
  bool is_stopping_ = false;
  std::atomic<bool> is_working_ = false;
  int moved_pages_ = 0;  ///< the writer reads it while nothing moves
  std::atomic<bool> has_failed_ = false;
  std::jthread thread_;
};

}  // namespace cochin::storage
