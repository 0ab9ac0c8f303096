#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace cochin::storage::sqlite {

struct CachedStatement {
  std::string sql;
  sqlite3_stmt* handle = nullptr;
  bool is_lent = false;
  bool is_listed = false;  ///< findable by its text; a second loan of the same text is not
};

/// The compiled statements of one connection by their text, the least recently used thrown away
/// first. One thread.
class StatementCache {
 public:
  static constexpr std::size_t kCapacity = 256;

  explicit StatementCache(sqlite3* connection) : connection_(connection) {}
  StatementCache(const StatementCache&) = delete;
  ~StatementCache();

  /// Lends the statement for `sql`, or nullptr with the engine's code in `failure`.
  CachedStatement* lend(std::string_view sql, int& failure);

  /// Resets the statement, forgets its values, keeps it for the next loan.
  void give_back(CachedStatement& lent);

  std::size_t size() const { return statements_.size(); }

 private:
  using List = std::list<CachedStatement>;

  CachedStatement* compile(std::string_view sql, int& failure);
  void make_room();
  void drop(List::iterator statement);

  sqlite3* connection_;
  List statements_;  ///< most recently lent first
  std::unordered_map<std::string_view, List::iterator> by_text_;
};

}  // namespace cochin::storage::sqlite
