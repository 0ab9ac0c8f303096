#include "platform/files/data_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "platform/files/folder_lock.hpp"
#include "support/temporary_folder.hpp"

namespace cochin::platform {
namespace {

TEST(DataFolder, CreatesItsPartsForTheOwnerOnly) {
  testing::TemporaryFolder temporary;
  const auto folder = open_data_folder(temporary.path() / "some" / "data");
  ASSERT_TRUE(folder);
  for (const auto& part : {folder->root, folder->db, folder->media, folder->backups, folder->logs,
                           folder->staticfiles}) {
    EXPECT_EQ(std::filesystem::status(part).permissions(), std::filesystem::perms::owner_all)
        << part;
  }
  EXPECT_EQ(folder->database_file(), temporary.path() / "some" / "data" / "db" / "db.sqlite3");
  EXPECT_EQ(folder->search_file(), temporary.path() / "some" / "data" / "db" / "search.sqlite3");
}

TEST(DataFolder, KeepsWhatIsThere) {
  testing::TemporaryFolder temporary;
  const auto first = open_data_folder(temporary.path());
  std::ofstream(first->media / "a") << "kept";
  ASSERT_TRUE(open_data_folder(temporary.path()));
  EXPECT_TRUE(std::filesystem::exists(first->media / "a"));
}

TEST(DataFolder, RefusesAFileInItsPlace) {
  testing::TemporaryFolder temporary;
  std::ofstream(temporary.path() / "db") << "x";
  const auto refused = open_data_folder(temporary.path());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "internal");
  EXPECT_NE(refused.error().detail.find("Not a directory"), std::string::npos);
}

TEST(FolderLock, IsHeldByOneAtATime) {
  testing::TemporaryFolder temporary;
  {
    const auto first = FolderLock::acquire(temporary.path());
    ASSERT_TRUE(first);
    const auto second = FolderLock::acquire(temporary.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().id(), "data_folder_in_use");
  }
  EXPECT_TRUE(FolderLock::acquire(temporary.path()));
}

TEST(FolderLock, NeedsTheFolder) {
  testing::TemporaryFolder temporary;
  EXPECT_FALSE(FolderLock::acquire(temporary.path() / "absent"));
}

}  // namespace
}  // namespace cochin::platform
