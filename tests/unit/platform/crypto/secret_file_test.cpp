#include "platform/crypto/secret_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "support/temporary_folder.hpp"

namespace cochin::platform {
namespace {

TEST(SecretFile, IsDrawnOnceAndKeptPrivate) {
  const testing::TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "secret.key";
  const std::string drawn = load_or_create_secret(path).value();
  EXPECT_EQ(drawn.size(), 32U);
  EXPECT_EQ(load_or_create_secret(path).value(), drawn);
  struct stat status = {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(SecretFile, IsRefusedWhenItIsNotAKey) {
  const testing::TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "secret.key";
  std::ofstream(path) << "short";
  EXPECT_EQ(load_or_create_secret(path).error().id(), "internal");
}

}  // namespace
}  // namespace cochin::platform
