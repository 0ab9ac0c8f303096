#include "storage/sql/statement.hpp"

#include <sqlite3.h>

#include <utility>

#include "storage/sql/connection.hpp"
#include "storage/sqlite/statement_cache.hpp"

namespace cochin::storage::sql {

Statement::Statement(Connection& connection, sqlite::CachedStatement& lease)
    : connection_(&connection), lease_(&lease), handle_(lease.handle) {}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      lease_(std::exchange(other.lease_, nullptr)),
      handle_(other.handle_),
      bind_failure_(other.bind_failure_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  connection_ = other.connection_;
  lease_ = std::exchange(other.lease_, nullptr);
  handle_ = other.handle_;
  bind_failure_ = other.bind_failure_;
  return *this;
}

Statement::~Statement() { give_back(); }

void Statement::give_back() {
  if (lease_ != nullptr) connection_->cache_->give_back(*lease_);
  lease_ = nullptr;
}

void Statement::keep_bind_failure(int code) {
  if (code != SQLITE_OK) bind_failure_ = code;
}

Statement& Statement::bind(int index, std::int64_t value) {
  keep_bind_failure(sqlite3_bind_int64(handle_, index, value));
  return *this;
}

Statement& Statement::bind(int index, double value) {
  keep_bind_failure(sqlite3_bind_double(handle_, index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  keep_bind_failure(
      sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int index, Timestamp value) { return bind(index, value.to_string()); }

Statement& Statement::bind(int index, Date value) { return bind(index, value.to_string()); }

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  keep_bind_failure(sqlite3_bind_blob64(handle_, index, data, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null(int index) {
  keep_bind_failure(sqlite3_bind_null(handle_, index));
  return *this;
}

Result<bool> Statement::step() {
  if (bind_failure_ != SQLITE_OK) return connection_->error_from(bind_failure_);
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = connection_->error_from(code);
  sqlite3_reset(handle_);
  return error;
}

Status Statement::run() {
  while (TRY(step())) {
  }
  sqlite3_reset(handle_);
  return ok();
}

void Statement::reset() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  bind_failure_ = SQLITE_OK;
}

int Statement::column_count() const { return sqlite3_column_count(handle_); }

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::string_view Statement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<std::string_view> Statement::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<Timestamp> Statement::timestamp(int column) const {
  return Timestamp::parse(text(column));
}

}  // namespace cochin::storage::sql
