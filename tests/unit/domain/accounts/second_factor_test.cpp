#include "domain/accounts/second_factor.hpp"

#include <gtest/gtest.h>

namespace cochin::domain {
namespace {

//
TEST(SecondFactor, TakesTheCodesOfThreeHalfMinutes) {
  EXPECT_EQ(accepted_totp_counters({59'000}), (std::array<std::int64_t, 3>{1, 0, 2}));
  EXPECT_EQ(accepted_totp_counters({60'000}), (std::array<std::int64_t, 3>{2, 1, 3}));
}

TEST(SecondFactor, ReadsCodesAsPeopleTypeThem) {
  EXPECT_EQ(read_totp_code(" 123 456 "), "123456");
  for (const char* typed : {"", "12345", "1234567", "12345a", "１２３４５６"}) {
    EXPECT_EQ(read_totp_code(typed), std::nullopt) << typed;
  }
}

//
TEST(SecondFactor, ReadsRecoveryCodesAsTheyWereShown) {
  const std::string code = "abcdefgh23456789";
  EXPECT_EQ(show_recovery_code(code), "abcd-efgh-2345-6789");
  EXPECT_EQ(read_recovery_code("ABCD efgh 2345-6789"), code);
  EXPECT_EQ(read_recovery_code("abcd-efgh-2345-678"), std::nullopt);
  EXPECT_EQ(read_recovery_code("abcd-efgh-2345-678l"), std::nullopt);
  EXPECT_GE(kRecoverySigns * 5, 64U);
  EXPECT_EQ(kRecoveryAlphabet.size(), 32U);
}

}  // namespace
}  // namespace cochin::domain
