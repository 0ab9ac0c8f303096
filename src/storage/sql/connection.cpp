#include "storage/sql/connection.hpp"

#include <sqlite3.h>

#include "base/error_catalog.hpp"
#include "storage/sql/dialect.hpp"
#include "storage/sqlite/sqlite_error.hpp"
#include "storage/sqlite/sqlite_functions.hpp"
#include "storage/sqlite/sqlite_settings.hpp"
#include "storage/sqlite/statement_cache.hpp"

namespace cochin::storage::sql {

namespace {

constexpr int kStepsBetweenDeadlineChecks = 4000;
constexpr int kAttachedForCopy = 2;  // the search file is there already
constexpr int kRestartTimeoutMilliseconds = 250;

int checkpoint_mode(Connection::Checkpoint how) {
  switch (how) {
    case Connection::Checkpoint::kPassive: return SQLITE_CHECKPOINT_PASSIVE;
    case Connection::Checkpoint::kRestart: return SQLITE_CHECKPOINT_RESTART;
    case Connection::Checkpoint::kTruncate: return SQLITE_CHECKPOINT_TRUNCATE;
  }
  return SQLITE_CHECKPOINT_PASSIVE;
}

int deadline_passed(void* deadline) {
  const auto limit = *static_cast<const std::chrono::steady_clock::time_point*>(deadline);
  return std::chrono::steady_clock::now() >= limit ? 1 : 0;
}

int note_log_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file,
                                                     const ConnectionOptions& options) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  if (options.mode == AccessMode::kRead) flags |= SQLITE_OPEN_READONLY;
  if (options.mode == AccessMode::kCheckpoint) flags |= SQLITE_OPEN_READWRITE;
  if (options.mode == AccessMode::kWrite || options.mode == AccessMode::kIndex) {
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  const char* file_system = options.file_system.empty() ? nullptr : options.file_system.c_str();
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, file_system);
  if (code != SQLITE_OK) {
    Error error = sqlite::to_error(handle, code);
    sqlite3_close_v2(handle);
    return error;
  }
  std::unique_ptr<Connection> connection(new Connection(handle));
  TRY(connection->configure(options.mode));
  if (!options.search_file.empty()) TRY(connection->attach_search_file(options.search_file));
  return connection;
}

Connection::Connection(sqlite3* handle)
    : handle_(handle), cache_(std::make_unique<sqlite::StatementCache>(handle)) {}

Connection::~Connection() {
  cache_.reset();
  sqlite3_close_v2(handle_);
}

Status Connection::configure(AccessMode mode) {
  if (const int code = sqlite::apply_settings(handle_, mode); code != SQLITE_OK) {
    return error_from(code);
  }
  if (const int code = sqlite::add_functions(handle_); code != SQLITE_OK) return error_from(code);
  if (mode == AccessMode::kWrite || mode == AccessMode::kIndex) {
    sqlite3_wal_hook(handle_, note_log_pages, &log_pages_);
  }
  return ok();
}

Status Connection::attach_search_file(const std::filesystem::path& file) {
  const int attached_before = sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 1);
  const Status attached = execute("ATTACH DATABASE " + quote_text(file.string()) +
                                  " AS search;PRAGMA search.cache_size=-4096");  // kB
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, attached_before);
  has_search_file_ = attached.has_value();
  return attached;
}

Result<Statement> Connection::prepare(std::string_view sql) {
  int failure = SQLITE_OK;
  sqlite::CachedStatement* lease = cache_->lend(sql, failure);
  if (lease == nullptr) return error_from(failure);
  return Statement(*this, *lease);
}

Status Connection::execute(std::string_view sql) {
  const std::string terminated(sql);
  const int code = sqlite3_exec(handle_, terminated.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_from(code);
  return ok();
}

std::int64_t Connection::last_insert_id() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }

std::int64_t Connection::total_changes() const { return sqlite3_total_changes64(handle_); }

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Connection::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  if (!deadline) {
    sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    return;
  }
  deadline_ = *deadline;
  sqlite3_progress_handler(handle_, kStepsBetweenDeadlineChecks, deadline_passed, &deadline_);
}

Result<std::optional<Connection::Move>> Connection::checkpoint(Checkpoint how) {
  Move move;
  sqlite3_busy_timeout(handle_, how == Checkpoint::kRestart ? kRestartTimeoutMilliseconds : 0);
  const int code = sqlite3_wal_checkpoint_v2(handle_, "main", checkpoint_mode(how), &move.log_pages,
                                             &move.moved_pages);
  sqlite3_busy_timeout(handle_, sqlite::kBusyTimeoutMilliseconds);
  if (code == SQLITE_BUSY) return std::optional<Move>();
  if (code != SQLITE_OK) return error_from(code);
  if (how == Checkpoint::kTruncate) log_pages_ = 0;
  return std::optional(move);
}

Status Connection::copy_into(const std::filesystem::path& file) {
  const bool is_reader = sqlite3_db_readonly(handle_, "main") == 1;
  const int attached_before = sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, kAttachedForCopy);
  if (is_reader) TRY(execute("PRAGMA query_only=OFF"));
  Status copied = execute("VACUUM INTO " + quote_text(file.string()));
  if (is_reader) TRY(execute("PRAGMA query_only=ON"));
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, attached_before);
  return copied;
}

int Connection::engine_version() { return sqlite3_libversion_number(); }

Error Connection::error_from(int code) {
  if (sqlite::is_failing_storage(handle_, code)) failed_ = true;
  return sqlite::to_error(handle_, code);
}

}  // namespace cochin::storage::sql
