#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "platform/files/folder_lock.hpp"
#include "platform/jobs/thread_pool.hpp"
#include "storage/lanes/read_lane.hpp"
#include "storage/lanes/write_lane.hpp"
#include "storage/migrations/migration.hpp"
#include "storage/sql/connection.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::storage {

struct DatabaseOptions {
  std::size_t reader_threads = 0;  ///< 0: as many as cores, at least 2
  ReadLane::Options read = {};
  WriteLane::Options write = {};
  platform::ThreadPool::Options background = {.threads = 2, .queue_limit = 64};
  std::chrono::milliseconds wait_limit{30'000};  ///< for `read_now` and `write_now`
  std::span<const Migration> migrations = system_migrations();
  platform::Clock clock = platform::system_clock();
  std::string file_system = {};  ///< see `sql::ConnectionOptions`
};

/// The open database and the lanes on which work reaches it. Every method but `stop()` is
/// thread-safe. Posting never waits: when a queue is full the caller answers "busy".
///
/// Background jobs may wait for the other lanes; reader and writer threads wait for nobody.
class Database {
 public:
  using Work = std::function<Status(sql::Connection&)>;

  /// Locks the folder, opens or creates the database, applies the migrations, starts the lanes.
  /// Errors: data_folder_in_use, database_too_new, storage_full, internal (also: the engine is
  /// older than 3.51.3, whose log could be corrupted).
  static Result<std::unique_ptr<Database>> open(const platform::DataFolder& folder,
                                                DatabaseOptions options = {});
  ~Database();  ///< as `stop()`
  Database(const Database&) = delete;

  bool post_read(ReadJob job) { return read_lane_.post(std::move(job)); }
  bool post_write(WriteJob job) { return write_lane_.post(std::move(job)); }
  bool post_background(std::function<void()> job) { return background_.post(std::move(job)); }

  /// The same, waiting for the end: for the command line, tests, background and hash threads.
  /// Calling them on a reader or writer thread aborts. `work` does not run after they return.
  /// Errors: unavailable (queue full, stopping, waited too long); those of `work`.
  Status read_now(const Work& work);
  Status write_now(const Work& work);

  /// Changes the file of the search indexes: `work` on the calling thread, in a transaction of its
  /// own, beside the writer. One at a time. When the disk fails under it no search uses the file
  /// any more and the next start makes it anew. Errors: unavailable after that, and once the
  /// database stops; those of `work`.
  Status write_search_file(const Work& work);
  /// Looks through the whole search file; what is damaged serves no search any more, as above.
  /// Errors: internal then; unavailable.
  Status check_search_file();

  /// A read-only connection of the caller's own, without deadline or transaction, for long reads
  /// (backups, exports). Must be closed before `stop()`.
  Result<std::unique_ptr<sql::Connection>> open_reader() const;

  /// `work` on the calling thread, over one state of the database and a connection of its own.
  /// Its queries fail after `limit`. Must end before `stop()`. Errors: query_too_slow; those of the
  /// connection and of `work`.
  Status read_long(std::chrono::milliseconds limit, const Work& work) const;

  /// False for good after a failure of the disk: see `WriteLane::is_healthy()`.
  bool is_healthy() const { return write_lane_.is_healthy(); }

  /// True from the beginning of `stop()`: long background jobs look at it and give up.
  bool is_stopping() const { return is_stopping_.load(std::memory_order_relaxed); }

  WriteLane::Counters write_counters() const { return write_lane_.counters(); }
  const platform::DataFolder& folder() const { return folder_; }

  /// Refuses new work, finishes what is queued (writes: at most `drain_limit`), empties the log,
  /// closes. Never from a lane. Calling it again does nothing.
  void stop();

 private:
  struct Opened {
    platform::FolderLock lock;
    std::unique_ptr<sql::Connection> writer;
    std::unique_ptr<sql::Connection> mover;
    std::vector<std::unique_ptr<sql::Connection>> readers;
    std::unique_ptr<sql::Connection> search_file;
  };
  ReadLane::Options read_options(ReadLane::Options options) const;
  static Result<Opened> open_connections(const platform::DataFolder& folder,
                                         const DatabaseOptions& options);
  Database(const platform::DataFolder& folder, DatabaseOptions options, Opened opened);
  void check_may_wait() const;
  void condemn_search_file();

  const platform::DataFolder folder_;
  const std::string file_system_;
  const std::chrono::milliseconds wait_limit_;
  const platform::DefectReport report_defect_;
  std::atomic<bool> is_stopping_ = false;
  platform::FolderLock lock_;
  WriteLane write_lane_;
  ReadLane read_lane_;
  std::mutex search_file_mutex_;
  std::unique_ptr<sql::Connection> search_file_;  ///< empty once it is of no use
  platform::ThreadPool background_;
};

/// Reads the database of a folder in one snapshot, whether a server uses it or not: no lock is
/// taken, nothing is migrated or written. `read` returns a `Result`. Errors: those of the
/// connection and of `read`.
template <typename Read>
auto read_beside(const platform::DataFolder& folder, Read&& read)
    -> decltype(read(std::declval<sql::Connection&>())) {
  const auto connection =
      TRY(sql::Connection::open(folder.database_file(), {sql::AccessMode::kRead, {}}));
  const auto snapshot =
      TRY(sql::Transaction::begin(*connection, sql::Transaction::Kind::kSnapshot));
  return read(*connection);
}

}  // namespace cochin::storage
