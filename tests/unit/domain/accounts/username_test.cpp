#include "domain/accounts/username.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cochin::domain {
namespace {

//
TEST(UsernameKey, IsTheSameForCaseSpacesAndLookAlikes) {
  const auto key = username_key("admin");
  EXPECT_EQ(username_key("ADMIN"), key);
  EXPECT_EQ(username_key("  Admin\u00a0"), key);
  EXPECT_EQ(username_key("ａｄｍｉｎ"), key);
  EXPECT_EQ(username_key("ad\u200bmin"), key);
}

TEST(UsernameKey, KeepsAccentsApart) {
  EXPECT_NE(username_key("rene"), username_key("rené"));
  EXPECT_EQ(username_key("rene\u0301"), username_key("RENÉ"));
}

TEST(UsernameKey, IsEmptyForNothing) {
  EXPECT_EQ(username_key(" \u00a0"), std::nullopt);
  EXPECT_EQ(username_key("\u200b"), std::nullopt);
  EXPECT_EQ(username_key("\xff"), std::nullopt);
}

TEST(CleanUsername, KeepsWhatWasTypedWithinLimits) {
  EXPECT_EQ(clean_username("  Claire.Martin "), "Claire.Martin");
  EXPECT_EQ(clean_username(std::string(150, 'x')), std::string(150, 'x'));
  EXPECT_EQ(clean_username(std::string(151, 'x')), std::nullopt);
  EXPECT_EQ(clean_username("a\tb"), std::nullopt);
  EXPECT_EQ(clean_username("\u200b"), std::nullopt);
}

TEST(Username, OfANewAccountHasOnlyLettersDigitsAndAFewSigns) {
  EXPECT_EQ(plain_username(" Éric.d-u_r+nd@2 "), "Éric.d-u_r+nd@2");
  for (const char* name : {"a b", "a:b", "a/b", "<a>", "a\xF0\x9F\x98\x80", ""}) {
    EXPECT_FALSE(plain_username(name)) << name;
  }
}

}  // namespace
}  // namespace cochin::domain
