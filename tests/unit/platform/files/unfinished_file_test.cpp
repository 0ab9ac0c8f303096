#include "platform/files/unfinished_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "platform/files/durable_file.hpp"
#include "support/temporary_folder.hpp"

namespace cochin::platform {
namespace {

class UnfinishedFileTest : public ::testing::Test {
 protected:
  std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      found.insert(entry.path().filename());
    }
    return found;
  }
  void put(const char* name) const { std::ofstream(folder_.path() / name) << "x"; }

  testing::TemporaryFolder folder_;
};

TEST_F(UnfinishedFileTest, TakesItsPlaceWhole) {
  std::filesystem::create_directory(folder_.path() / "ab");
  auto file = UnfinishedFile::create(folder_.path());
  ASSERT_TRUE(file && file->write("first ") && file->write("second"));
  const auto path = folder_.path() / "ab" / "file";
  EXPECT_FALSE(std::filesystem::exists(path));
  ASSERT_TRUE(std::move(*file).keep_as(path));
  EXPECT_EQ(read_file(path, 100).value(), "first second");
  EXPECT_EQ(names(), std::set<std::string>{"ab"});
}

TEST_F(UnfinishedFileTest, IsPrivateAndGoneWhenItIsNotKept) {
  {
    auto file = UnfinishedFile::create(folder_.path());
    ASSERT_TRUE(file && file->write("x"));
    ASSERT_EQ(names().size(), 1U);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(folder_.path() / *names().begin()).permissions(),
              perms::owner_read | perms::owner_write);
  }
  EXPECT_TRUE(names().empty());
}

TEST_F(UnfinishedFileTest, CanDoWithoutAName) {
  auto file = UnfinishedFile::create_nameless(folder_.path());
  ASSERT_TRUE(file);
  EXPECT_TRUE(names().empty());
  ASSERT_TRUE(file->write("bytes"));
  const StoredBytes bytes = std::move(*file).take_bytes();
  EXPECT_EQ(bytes.read_all().value(), "bytes");
  EXPECT_EQ(bytes.slice(1, 3).read(1, 100).value(), "te");
}

TEST_F(UnfinishedFileTest, NeedsItsFolder) {
  const auto file = UnfinishedFile::create(folder_.path() / "absent");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().id(), "internal");
}

TEST_F(UnfinishedFileTest, OfADeadProcessIsRemovedAndNothingElse) {
  const std::set<std::string> others = {"kept",
                                        "unfinished-abc123",
                                        ".unfinished-abc12",
                                        ".unfinished-abc1234",
                                        ".unfinished-abc-12",
                                        ".unfinished-linked",
                                        ".unfinished-second",
                                        ".unfinished-folder",
                                        "same"};
  put("kept");
  put("unfinished-abc123");
  put(".unfinished-abc12");
  put(".unfinished-abc1234");
  put(".unfinished-abc-12");
  put("same");
  std::filesystem::create_symlink("kept", folder_.path() / ".unfinished-linked");
  std::filesystem::create_hard_link(folder_.path() / "same", folder_.path() / ".unfinished-second");
  std::filesystem::create_directory(folder_.path() / ".unfinished-folder");
  put(".unfinished-aZ09bY");
  EXPECT_EQ(remove_unfinished_files(folder_.path()), 1U);
  EXPECT_EQ(names(), others);
  EXPECT_EQ(remove_unfinished_files(folder_.path() / "absent"), 0U);
}

TEST(StoredBytes, AreTheSameInMemoryAndInAFile) {
  testing::TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i);
  const auto path = folder.path() / "file";
  ASSERT_TRUE(atomic_write(path, text));
  for (const StoredBytes& bytes : {StoredBytes::in_memory(text), StoredBytes::open(path).value()}) {
    EXPECT_EQ(bytes.size(), text.size());
    EXPECT_EQ(bytes.read(text.size() - 3, 10).value(), text.substr(text.size() - 3));
    EXPECT_EQ(bytes.read(text.size(), 10).value(), "");
    std::string joined;
    std::size_t largest = 0;
    ASSERT_TRUE(bytes.slice(7, text.size() - 9).for_each_piece([&](std::string_view piece) {
      joined += piece;
      largest = std::max(largest, piece.size());
      return ok();
    }));
    EXPECT_EQ(joined, text.substr(7, text.size() - 9));
    EXPECT_LE(largest, 128U * 1024);
  }
}

TEST(StoredBytes, TellAFileThatWasCutOrIsNone) {
  testing::TemporaryFolder folder;
  const auto path = folder.path() / "file";
  ASSERT_TRUE(atomic_write(path, "0123456789"));
  const StoredBytes bytes = StoredBytes::open(path).value();
  std::filesystem::resize_file(path, 5);
  EXPECT_EQ(bytes.read_all().error().id(), "internal");
  EXPECT_EQ(StoredBytes::open(folder.path() / "absent").error().id(), "not_found");
  EXPECT_EQ(StoredBytes::open(folder.path()).error().id(), "internal");
}

}  // namespace
}  // namespace cochin::platform
