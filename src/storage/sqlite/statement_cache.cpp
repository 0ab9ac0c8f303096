#include "storage/sqlite/statement_cache.hpp"

#include <sqlite3.h>

#include <iterator>

#include "base/check.hpp"

namespace cochin::storage::sqlite {

StatementCache::~StatementCache() {
  for (CachedStatement& statement : statements_) {
    CHECK(!statement.is_lent);
    sqlite3_finalize(statement.handle);
  }
}

CachedStatement* StatementCache::lend(std::string_view sql, int& failure) {
  const auto found = by_text_.find(sql);
  if (found == by_text_.end() || found->second->is_lent) return compile(sql, failure);
  statements_.splice(statements_.begin(), statements_, found->second);
  CachedStatement& statement = statements_.front();
  statement.is_lent = true;
  return &statement;
}

CachedStatement* StatementCache::compile(std::string_view sql, int& failure) {
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  failure = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  if (failure != SQLITE_OK) return nullptr;
  CHECK(handle != nullptr);
  make_room();
  statements_.push_front(CachedStatement{std::string(sql), handle, true, false});
  CachedStatement& statement = statements_.front();
  statement.is_listed = by_text_.try_emplace(statement.sql, statements_.begin()).second;
  return &statement;
}

void StatementCache::give_back(CachedStatement& lent) {
  sqlite3_reset(lent.handle);
  sqlite3_clear_bindings(lent.handle);
  lent.is_lent = false;
  if (lent.is_listed) return;
  for (auto i = statements_.begin(); i != statements_.end(); ++i) {
    if (&*i == &lent) return drop(i);
  }
}

void StatementCache::make_room() {
  if (statements_.size() < kCapacity) return;
  for (auto i = std::prev(statements_.end()); i != statements_.begin(); --i) {
    if (!i->is_lent) return drop(i);
  }
}

void StatementCache::drop(List::iterator statement) {
  if (statement->is_listed) by_text_.erase(statement->sql);
  sqlite3_finalize(statement->handle);
  statements_.erase(statement);
}

}  // namespace cochin::storage::sqlite
