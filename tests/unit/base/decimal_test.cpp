#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace cochin {
namespace {

std::string text_of(std::optional<Decimal> number) { return number ? number->to_string() : "none"; }

TEST(Decimal, ReadsWhatItWrites) {
  for (const char* text : {"0", "-1", "1234.56", "0.000001", "-0.50", "999999999999999999"}) {
    EXPECT_EQ(text_of(Decimal::parse(text)), text);
  }
}

TEST(Decimal, RefusesWhatIsNoExactNumber) {
  for (const char* text : {"", "-", ".5", "5.", "1e3", "+1", " 1", "1,5", "0.0000001", "NaN",
                           "1000000000000000000", "1.2.3"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, DropsTrailingZerosBeyondSixDecimals) {
  EXPECT_EQ(text_of(Decimal::parse("1.50000000")), "1.500000");
}

TEST(Decimal, ChangesScaleOnlyWhenNothingIsLost) {
  EXPECT_EQ(text_of(Decimal::parse("1.50")->with_scale(1)), "1.5");
  EXPECT_FALSE(Decimal::parse("1.55")->with_scale(1));
  EXPECT_FALSE((Decimal{Decimal::kMaxUnscaled, 0}.with_scale(1)));
}

TEST(Decimal, RoundsHalfToEven) {
  EXPECT_EQ(text_of(Decimal::parse("0.125")->rounded(2)), "0.12");
  EXPECT_EQ(text_of(Decimal::parse("0.135")->rounded(2)), "0.14");
  EXPECT_EQ(text_of(Decimal::parse("-0.125")->rounded(2)), "-0.12");
  EXPECT_EQ(text_of(Decimal::parse("-0.126")->rounded(2)), "-0.13");
}

TEST(Decimal, ComparesAcrossScales) {
  EXPECT_EQ(compare(*Decimal::parse("1.5"), *Decimal::parse("1.50")), 0);
  EXPECT_LT(compare(*Decimal::parse("-2"), *Decimal::parse("1.50")), 0);
}

TEST(Decimal, ComputesExactlyOrRefuses) {
  EXPECT_EQ(text_of(add(*Decimal::parse("0.1"), *Decimal::parse("0.20"))), "0.30");
  EXPECT_EQ(text_of(multiply(*Decimal::parse("1.5"), *Decimal::parse("-0.25"))), "-0.375");
  EXPECT_EQ(text_of(divide(*Decimal::parse("1"), *Decimal::parse("3"))), "0.333333");
  EXPECT_EQ(text_of(divide(*Decimal::parse("2"), *Decimal::parse("3"))), "0.666667");
  EXPECT_FALSE(divide(*Decimal::parse("1"), *Decimal::parse("0")));
  EXPECT_FALSE(add(Decimal{Decimal::kMaxUnscaled, 0}, Decimal{1, 0}));
}

}  // namespace
}  // namespace cochin
