#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "storage/sql/statement.hpp"

struct sqlite3;

namespace cochin::storage::sql {

enum class AccessMode {
  kRead,        ///< refuses every write
  kWrite,       ///< the one connection that writes
  kCheckpoint,  ///< changes nothing but moves the log beside the writer
  kIndex,       ///< writes a file that can be made anew: its commits wait for no sync
};

struct ConnectionOptions {
  AccessMode mode = AccessMode::kRead;
  std::string file_system;  ///< name of a registered SQLite VFS; empty for the machine's own
  std::filesystem::path search_file = {};  ///< kRead: seen as `search`; empty for none
};

/// One connection to the database, with the functions `fold(text)` and `matches(text, pattern)`
/// (RE2 syntax, linear time). One thread at a time. Does not move.
///
/// Errors of everything that runs SQL: storage_full; unavailable (locked by another process);
/// query_too_slow; unique_violation and reference_violation, with SQLite's words (`UNIQUE
/// constraint failed: t12.f45`) in `detail` for the caller who translates them; number_overflow;
/// internal. After storage_full, query_too_slow or internal the engine may have rolled the whole
/// transaction back: see `in_transaction()`.
class Connection {
 public:
  /// Opens with the product's settings: WAL, synchronous=FULL, foreign keys, untrusted schema,
  /// defensive, no automatic checkpoint. kWrite and kIndex create the file when missing.
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file,
                                                  const ConnectionOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Takes the statement for `sql` (one statement) from the cache, or compiles it.
  Result<Statement> prepare(std::string_view sql);

  /// Runs every statement of `sql`, which has no parameters, and ignores rows.
  Status execute(std::string_view sql);

  std::int64_t last_insert_id() const;
  std::int64_t changes()
      const;  ///< rows of the last INSERT, UPDATE or DELETE, triggers not counted
  std::int64_t total_changes() const;  ///< of all statements, with those of virtual tables
  bool in_transaction() const;

  /// From then on statements fail with query_too_slow; empty for no limit. Looked at every few
  /// thousand engine steps.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline);

  /// Whether the disk failed or the file is damaged (not: full) since the connection was opened.
  /// What a write then reports cannot be trusted.
  bool has_failed() const { return failed_; }

  /// Pages in the log after the last commit of this connection.
  int log_pages() const { return log_pages_; }

  enum class Checkpoint {
    kPassive,   ///< moves what it can
    kRestart,   ///< waits for the readers a moment, so that the next write starts the log again
    kTruncate,  ///< when no reader uses the log, also shortens its file to nothing
  };
  struct Move {
    int log_pages = 0;
    int moved_pages = 0;  ///< of these, by this move and those before it
    bool is_complete() const { return log_pages == moved_pages; }
  };
  /// Moves the log into the main file, as far as readers allow. Empty when another connection is
  /// moving it or, for kRestart and kTruncate, when readers still use it. Not for kRead.
  Result<std::optional<Move>> checkpoint(Checkpoint how);

  /// Writes a compact, consistent copy to `file`, which must not exist. The caller syncs it.
  Status copy_into(const std::filesystem::path& file);

  /// Whether the search indexes can be read beside the database.
  bool has_search_file() const { return has_search_file_; }

  /// What a reader made of the state that its transaction sees; forgotten with the transaction.
  const std::shared_ptr<const void>& kept() const { return kept_; }
  void keep(std::shared_ptr<const void> made) { kept_ = std::move(made); }

  /// The engine's version as a number: 3051003 for 3.51.3.
  static int engine_version();

  /// For `storage/sqlite` and `storage/sql` only.
  sqlite3* handle() const { return handle_; }
  Error error_from(int code);

 private:
  friend class Statement;
  explicit Connection(sqlite3* handle);
  Status configure(AccessMode mode);
  Status attach_search_file(const std::filesystem::path& file);

  sqlite3* handle_;
  std::unique_ptr<sqlite::StatementCache> cache_;
  std::chrono::steady_clock::time_point deadline_{};
  int log_pages_ = 0;
  bool failed_ = false;
  bool has_search_file_ = false;
  std::shared_ptr<const void> kept_;
};

}  // namespace cochin::storage::sql
