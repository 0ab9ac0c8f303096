#include "storage/sqlite/sqlite_error.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "base/error_catalog.hpp"

namespace cochin::storage::sqlite {

namespace {

int primary_code(int code) { return code & 0xff; }

bool is_full_disk(sqlite3* connection, int code) {
  if (primary_code(code) == SQLITE_FULL) return true;
  if (primary_code(code) != SQLITE_IOERR || connection == nullptr) return false;
  const int system_code = sqlite3_system_errno(connection);
  return system_code == ENOSPC || system_code == EDQUOT;
}

const ErrorKind* constraint_kind(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return &errors::unique_violation;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return &errors::reference_violation;
    default: return &errors::internal;
  }
}

const ErrorKind* kind_of(sqlite3* connection, int code, std::string_view message) {
  if (is_full_disk(connection, code)) return &errors::storage_full;
  switch (primary_code(code)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return &errors::unavailable;
    case SQLITE_INTERRUPT: return &errors::query_too_slow;
    case SQLITE_CONSTRAINT: return constraint_kind(code);
    case SQLITE_ERROR:
      if (message == "division by zero") return &errors::division_by_zero;
      return message == "integer overflow" ? &errors::number_overflow : &errors::internal;
    default: return &errors::internal;
  }
}

/// The full-text engine quotes what the user typed.
bool may_quote_a_value(std::string_view message) {
  return message.starts_with("fts5:") || message.starts_with("unterminated string") ||
         message.starts_with("unknown special query");
}

}  // namespace

Error to_error(sqlite3* connection, int code) {
  const std::string_view message =
      connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  Error error{kind_of(connection, code, message)};
  error.detail = "sqlite " + std::to_string(code) + ": ";
  error.detail += may_quote_a_value(message) ? "full-text query refused" : message;
  return error;
}

bool is_failing_storage(sqlite3* connection, int code) {
  switch (primary_code(code)) {
    case SQLITE_IOERR: return !is_full_disk(connection, code);
    case SQLITE_CORRUPT: return code != SQLITE_CORRUPT_VTAB;
    case SQLITE_NOTADB: return true;
    default: return false;
  }
}

}  // namespace cochin::storage::sqlite
