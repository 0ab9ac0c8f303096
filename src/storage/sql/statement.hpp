#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

struct sqlite3_stmt;

namespace cochin::storage::sqlite {
class StatementCache;
struct CachedStatement;
}  // namespace cochin::storage::sqlite

namespace cochin::storage::sql {

class Connection;

/// A prepared statement on loan from its connection's cache. Its destruction, on any path, resets
/// it, forgets its values and gives it back. Must not outlive the connection. One thread.
///
///     Statement statement = TRY(connection.prepare("SELECT name FROM t WHERE id = ?1"));
///     statement.bind(1, id);
///     while (TRY(statement.step())) use(statement.text(0));
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Binds parameter `index` (from 1). Text and blobs are copied. A failure (no such parameter, too
  /// long) is kept and returned by the next `step()`.
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind(int index, Timestamp value);  ///< as `Timestamp::to_string()`
  Statement& bind(int index, Date value);       ///< as `Date::to_string()`
  Statement& bind(int index, bool value) { return bind(index, std::int64_t{value ? 1 : 0}); }
  Statement& bind(int index, std::nullopt_t) { return bind_null(index); }
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_null(int index);

  template <std::integral T>
  Statement& bind(int index, T value) {
    return bind(index, static_cast<std::int64_t>(value));
  }
  template <typename Tag>
  Statement& bind(int index, Id<Tag> id) {
    return bind(index, id.value);
  }
  template <typename T>
  Statement& bind(int index, const std::optional<T>& value) {
    return value ? bind(index, *value) : bind_null(index);
  }

  /// Binds `values` to parameters 1, 2, 3…
  template <typename... Values>
  Statement& bind_all(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  /// Moves to the next row: true when there is one, false at the end. Errors: those of
  /// `Connection`.
  Result<bool> step();

  /// Runs to the end, skipping rows, then resets so that it can be bound and run again.
  Status run();

  /// Back to before the first row, values forgotten, to be bound and run again.
  void reset();

  /// Columns of the present row, from 0. Views hold until the next `step()`, `reset()` or
  /// destruction. NULL reads as 0, 0.0 or an empty view.
  int column_count() const;
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  std::optional<std::string_view> optional_text(int column) const;
  /// Empty when NULL or not a timestamp as `bind` writes them.
  std::optional<Timestamp> timestamp(int column) const;

 private:
  friend class Connection;
  Statement(Connection& connection, sqlite::CachedStatement& lease);
  void keep_bind_failure(int code);
  void give_back();

  Connection* connection_;
  sqlite::CachedStatement* lease_;
  sqlite3_stmt* handle_;
  int bind_failure_ = 0;
};

}  // namespace cochin::storage::sql
