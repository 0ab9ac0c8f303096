#include "platform/crypto/base64url.hpp"

#include <gtest/gtest.h>

#include <string>

#include "platform/crypto/random.hpp"

namespace cochin::platform {
namespace {

TEST(Base64url, MakesFortyThreeUrlSafeCharactersOf256Bits) {
  EXPECT_EQ(encode_base64url(random_bytes(32)).size(), 43U);
  EXPECT_EQ(encode_base64url("\xfb\xff\xfe"), "-__-");
  EXPECT_EQ(encode_base64url(""), "");
}

TEST(Base64url, ReadsOnlyTheCanonicalForm) {
  EXPECT_EQ(decode_base64url("-__-"), "\xfb\xff\xfe");
  EXPECT_EQ(decode_base64url("Zg"), "f");
  EXPECT_EQ(decode_base64url("Zg=="), std::nullopt);
  EXPECT_EQ(decode_base64url("Zh"), std::nullopt);
  EXPECT_EQ(decode_base64url("+//+"), std::nullopt);
  EXPECT_EQ(decode_base64url("a b"), std::nullopt);
  EXPECT_EQ(decode_base64url("A"), std::nullopt);
}

}  // namespace
}  // namespace cochin::platform
