#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/audit/audit_entry.hpp"
#include "platform/log/log.hpp"

namespace cochin::app {

/// What the audit log needs besides its entries: its head noted outside the database and in the
/// program's log, the numbers of repeated events, the purge of what is older than the retention
/// once a day, and the start and the stop of the server. A clock that was set while the server ran
/// is told in the program's log, and nothing is purged before it has run on for an hour: a wrong
/// clock would take the whole log away.
class AuditKeeper {
 public:
  struct Options {
    std::filesystem::path head_file;
    int retention_months = 12;
    std::chrono::milliseconds pause{1000};
  };

  /// `lanes` and `log` must outlive the keeper; the database stops after it.
  AuditKeeper(Lanes& lanes, platform::Log& log, Options options);
  ~AuditKeeper();  ///< ends the thread as `stop()`, without a word in the log
  AuditKeeper(const AuditKeeper&) = delete;

  /// Notes the start of the server, and goes on in a thread of its own. Errors: those of the lanes.
  Status start();

  /// Notes the stop and ends the thread. Calling it again does nothing.
  void stop();

  /// One round, as the thread makes them. Not from two threads at once. Errors: those of the lanes
  /// and of the file; what is left is done by the next round.
  Status keep();

 private:
  void work();
  bool rest();
  void end_thread();
  Status record_alone(std::string_view action);
  void watch_clock(Timestamp now);
  Status purge_when_due(Timestamp now);
  Status note_moved_head();

  Lanes& lanes_;
  platform::Log& log_;
  const Options options_;
  std::optional<Timestamp> last_round_;
  Timestamp trusted_at_;  ///< when the clock has run on for long enough to purge by it
  std::optional<Timestamp> last_purge_;
  std::optional<domain::AuditHead> noted_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;  ///< under `mutex_`
  std::thread thread_;
};

}  // namespace cochin::app
