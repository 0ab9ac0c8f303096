#pragma once

#include <sqlite3.h>

#include <atomic>
#include <list>
#include <mutex>
#include <string>

namespace cochin::testing {

/// The machine's file system with a switch for its failures, to give to SQLite by `name()`. Must
/// outlive the databases that use it.
class FaultyFileSystem {
 public:
  enum class Fault { kNone, kSyncFails, kMainSyncFails, kDiskFull };

  FaultyFileSystem();
  ~FaultyFileSystem();
  FaultyFileSystem(const FaultyFileSystem&) = delete;

  const std::string& name() const { return name_; }
  void set_fault(Fault fault) { fault_ = fault; }

 private:
  struct FileSystem : sqlite3_vfs {
    FaultyFileSystem* owner;
  };
  /// The real methods, with ours in the place of two of them.
  struct Methods : sqlite3_io_methods {
    FaultyFileSystem* owner;
    const sqlite3_io_methods* real;
    bool is_main;  ///< of the database itself, not of its log
  };

  static int open(sqlite3_vfs* system, sqlite3_filename name, sqlite3_file* file, int flags,
                  int* granted);
  static int sync(sqlite3_file* file, int flags);
  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset);

  const Methods& wrapped(const sqlite3_io_methods* real, bool is_main);

  std::string name_;
  FileSystem system_{};
  std::mutex mutex_;
  std::list<Methods> methods_;  ///< one per table of the system and kind of file
  std::atomic<Fault> fault_ = Fault::kNone;
};

}  // namespace cochin::testing
