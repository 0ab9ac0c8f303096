#include "storage/sqlite/sqlite_error.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace cochin::storage::sqlite {
namespace {

TEST(SqliteError, DistrustsAFailingDiskAndADamagedFile) {
  EXPECT_TRUE(is_failing_storage(nullptr, SQLITE_IOERR_FSYNC));
  EXPECT_TRUE(is_failing_storage(nullptr, SQLITE_IOERR_READ));
  EXPECT_TRUE(is_failing_storage(nullptr, SQLITE_CORRUPT));
  EXPECT_TRUE(is_failing_storage(nullptr, SQLITE_CORRUPT_INDEX));
  EXPECT_TRUE(is_failing_storage(nullptr, SQLITE_NOTADB));
}

TEST(SqliteError, TrustsTheDiskAfterOrdinaryRefusals) {
  EXPECT_FALSE(is_failing_storage(nullptr, SQLITE_FULL));
  EXPECT_FALSE(is_failing_storage(nullptr, SQLITE_BUSY_SNAPSHOT));
  EXPECT_FALSE(is_failing_storage(nullptr, SQLITE_CONSTRAINT_UNIQUE));
  EXPECT_FALSE(is_failing_storage(nullptr, SQLITE_INTERRUPT));
  EXPECT_FALSE(is_failing_storage(nullptr, SQLITE_CORRUPT_VTAB));
}

TEST(SqliteError, HasAKindForEveryCode) {
  EXPECT_EQ(to_error(nullptr, SQLITE_FULL).id(), "storage_full");
  EXPECT_EQ(to_error(nullptr, SQLITE_BUSY).id(), "unavailable");
  EXPECT_EQ(to_error(nullptr, SQLITE_INTERRUPT).id(), "query_too_slow");
  EXPECT_EQ(to_error(nullptr, SQLITE_CONSTRAINT_CHECK).id(), "internal");
  EXPECT_EQ(to_error(nullptr, SQLITE_CANTOPEN).detail, "sqlite 14: unable to open database file");
}

}  // namespace
}  // namespace cochin::storage::sqlite
