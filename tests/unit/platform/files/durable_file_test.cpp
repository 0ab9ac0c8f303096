#include "platform/files/durable_file.hpp"

#include <gtest/gtest.h>

#include <cerrno>

#include "support/temporary_folder.hpp"

namespace cochin::platform {
namespace {

using std::filesystem::perms;

constexpr std::size_t kLimit = 1 << 20;

class DurableFileTest : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "file";
};

TEST_F(DurableFileTest, ReplacesAFileWhole) {
  ASSERT_TRUE(atomic_write(file_, "first, and longer"));
  ASSERT_TRUE(atomic_write(file_, "second"));
  EXPECT_EQ(*read_file(file_, kLimit), "second");
  EXPECT_EQ(std::filesystem::status(file_).permissions(), perms::owner_read | perms::owner_write);
}

TEST_F(DurableFileTest, GivesTheFileItsMode) {
  ASSERT_TRUE(atomic_write(file_, "x", 0400));
  EXPECT_EQ(std::filesystem::status(file_).permissions(), perms::owner_read);
}

TEST_F(DurableFileTest, LeavesNothingBehindWhenItFails) {
  std::filesystem::create_directory(file_);
  EXPECT_FALSE(atomic_write(file_, "x"));
  std::size_t entries = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path(), file_);
    ++entries;
  }
  EXPECT_EQ(entries, 1U);
}

TEST_F(DurableFileTest, ReadsLargeFilesUpToTheLimit) {
  const std::string large(200'000, 'x');
  ASSERT_TRUE(atomic_write(file_, large));
  EXPECT_EQ(*read_file(file_, large.size()), large);
  const auto refused = read_file(file_, large.size() - 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "body_too_large");
}

TEST_F(DurableFileTest, CreatesAFolderWithThoseAboveIt) {
  const auto folder = folder_.path() / "some" / "deep" / "folder";
  ASSERT_TRUE(create_folder(folder));
  ASSERT_TRUE(create_folder(folder));
  EXPECT_EQ(std::filesystem::status(folder).permissions(), perms::owner_all);
}

TEST_F(DurableFileTest, CreatesNoFolderInTheWayOfAFile) {
  ASSERT_TRUE(atomic_write(file_, "x"));
  EXPECT_EQ(create_folder(file_).error().id(), "internal");
  EXPECT_EQ(create_folder(file_ / "folder").error().id(), "internal");
}

TEST_F(DurableFileTest, TellsAnAbsentFile) {
  EXPECT_EQ(read_file(file_, kLimit).error().id(), "not_found");
  EXPECT_EQ(sync_file(file_).error().id(), "not_found");
  EXPECT_EQ(set_mode(file_, 0600).error().id(), "not_found");
}

TEST_F(DurableFileTest, CreatesAPrivateFileOnce) {
  ASSERT_TRUE(create_private_file(file_));
  ASSERT_TRUE(atomic_write(file_, "kept", 0644));
  ASSERT_TRUE(create_private_file(file_));
  EXPECT_EQ(*read_file(file_, kLimit), "kept");
  EXPECT_EQ(std::filesystem::status(file_).permissions(), perms::owner_read | perms::owner_write);
}

TEST(SystemError, TellsAFullDisk) {
  EXPECT_EQ(system_error(ENOSPC, "write", "/a").id(), "storage_full");
  EXPECT_EQ(system_error(EDQUOT, "write", "/a").id(), "storage_full");
  EXPECT_EQ(system_error(EIO, "write", "/a").id(), "internal");
  EXPECT_EQ(system_error(EIO, "write", "/a").detail, "write /a: Input/output error");
}

}  // namespace
}  // namespace cochin::platform
