#include "storage/sqlite/statement_cache.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

namespace cochin::storage::sqlite {
namespace {

class StatementCacheTest : public ::testing::Test {
 protected:
  StatementCacheTest() { sqlite3_open(":memory:", &connection_); }
  ~StatementCacheTest() override { sqlite3_close_v2(connection_); }

  static std::string select(std::size_t number) { return "SELECT " + std::to_string(number); }

  sqlite3* connection_ = nullptr;
  int failure_ = 0;
};

TEST_F(StatementCacheTest, LendsACompiledStatementAgain) {
  StatementCache cache(connection_);
  CachedStatement* first = cache.lend("SELECT 1", failure_);
  sqlite3_stmt* handle = first->handle;
  cache.give_back(*first);
  CachedStatement* second = cache.lend("SELECT 1", failure_);
  EXPECT_EQ(second->handle, handle);
  cache.give_back(*second);
  EXPECT_EQ(cache.size(), 1U);
}

TEST_F(StatementCacheTest, ForgetsTheSecondLoanOfTheSameText) {
  StatementCache cache(connection_);
  CachedStatement* first = cache.lend("SELECT 1", failure_);
  CachedStatement* second = cache.lend("SELECT 1", failure_);
  EXPECT_NE(first->handle, second->handle);
  cache.give_back(*second);
  EXPECT_EQ(cache.size(), 1U);
  cache.give_back(*first);
  EXPECT_EQ(cache.size(), 1U);
}

TEST_F(StatementCacheTest, ThrowsAwayTheLeastRecentlyUsed) {
  StatementCache cache(connection_);
  for (std::size_t i = 0; i < StatementCache::kCapacity; ++i) {
    cache.give_back(*cache.lend(select(i), failure_));
  }
  cache.give_back(*cache.lend(select(0), failure_));
  cache.give_back(*cache.lend(select(StatementCache::kCapacity), failure_));
  EXPECT_EQ(cache.size(), StatementCache::kCapacity);

  sqlite3_stmt* kept = nullptr;
  std::vector<std::string> texts;
  while ((kept = sqlite3_next_stmt(connection_, kept)) != nullptr) {
    texts.emplace_back(sqlite3_sql(kept));
  }
  EXPECT_TRUE(std::ranges::find(texts, select(0)) != texts.end());
  EXPECT_TRUE(std::ranges::find(texts, select(1)) == texts.end());
}

TEST_F(StatementCacheTest, NeverThrowsAwayALoan) {
  StatementCache cache(connection_);
  std::vector<CachedStatement*> lent;
  for (std::size_t i = 0; i < StatementCache::kCapacity + 10; ++i) {
    lent.push_back(cache.lend(select(i), failure_));
  }
  for (CachedStatement* statement : lent) {
    EXPECT_EQ(sqlite3_step(statement->handle), SQLITE_ROW);
    cache.give_back(*statement);
  }
}

TEST_F(StatementCacheTest, TellsTheCodeOfAFailedCompilation) {
  StatementCache cache(connection_);
  EXPECT_EQ(cache.lend("SELEKT", failure_), nullptr);
  EXPECT_EQ(failure_, SQLITE_ERROR);
  EXPECT_EQ(cache.size(), 0U);
}

}  // namespace
}  // namespace cochin::storage::sqlite
