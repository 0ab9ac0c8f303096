#include "platform/tabular/cell_values.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cochin::platform {
namespace {

constexpr auto kComma = DecimalMark::kComma;
constexpr auto kPoint = DecimalMark::kPoint;

TEST(Number, ReadsFrenchWriting) {
  for (const char* text : {"1234,56", "1 234,56", "1\u00A0234,56", "1\u202F234,56", "1234.56",
                           "1 234,56 €", "1.234,56", "1'234,56", "+1234,56", " 1234,56 EUR"}) {
    EXPECT_EQ(parse_number(text, kComma), "1234.56") << text;
  }
  EXPECT_EQ(parse_number("-1 234,5 €", kComma), "-1234.5");
  EXPECT_EQ(parse_number("\u2212"
                         "5",
                         kComma),
            "-5");
  EXPECT_EQ(parse_number("5,5 %", kComma), "5.5");
  EXPECT_EQ(parse_number("1 234 567", kComma), "1234567");
  EXPECT_EQ(parse_number("0,00", kComma), "0.00");
}

TEST(Number, ReadsEnglishWriting) {
  EXPECT_EQ(parse_number("1,234.56", kPoint), "1234.56");
  EXPECT_EQ(parse_number("1,234", kPoint), "1234");
  EXPECT_EQ(parse_number("$1,234,567.5", kPoint), "1234567.5");
  EXPECT_EQ(parse_number("-$5", kPoint), "-5");
  EXPECT_EQ(parse_number("12,5", kPoint), "12.5");
}

TEST(Number, RefusesWhatCouldBeTwoNumbersOrNone) {
  for (const char* text : {"1.234", "", "-", "1,5k", "1,2,3", "12 34", "1 2345", "1,", ",5", "1e5",
                           "--5", "abc", "1 234 56", "€", "1..5", "0x10", "1 234.567,8.9"}) {
    EXPECT_EQ(parse_number(text, kComma), std::nullopt) << text;
  }
  EXPECT_EQ(parse_number("1.234,56", kPoint), std::nullopt);
}

TEST(Literal, KeepsEveryDigitThatTheScaleAllows) {
  EXPECT_EQ(scale_literal("1234.5", 2)->value.to_string(), "1234.50");
  EXPECT_FALSE(scale_literal("1234.5", 2)->rounded);
  EXPECT_FALSE(scale_literal("1.100000", 1)->rounded);
  EXPECT_EQ(scale_literal("1.2E2", 0)->value.to_string(), "120");
  EXPECT_EQ(scale_literal("-0", 2)->value.to_string(), "0.00");
  EXPECT_EQ(scale_literal("9007199254740993", 2)->value.to_string(), "9007199254740993.00");
}

TEST(Literal, RoundsHalfToEvenAndSaysSo) {
  const auto check = [](const char* literal, int scale, const char* expected) {
    const auto scaled = scale_literal(literal, scale);
    ASSERT_TRUE(scaled) << literal;
    EXPECT_EQ(scaled->value.to_string(), expected) << literal;
    EXPECT_TRUE(scaled->rounded) << literal;
  };
  check("0.30000000000000004", 2, "0.30");
  check("0.125", 2, "0.12");
  check("0.135", 2, "0.14");
  check("0.5", 0, "0");
  check("1.5", 0, "2");
  check("0.50001", 0, "1");
  check("-0.125", 2, "-0.12");
  check("-0.126", 2, "-0.13");
  check("9.999", 2, "10.00");
  check("1E-400", 2, "0.00");
  check("1.23E-3", 2, "0.00");
}

TEST(Literal, RefusesWhatIsNoNumberOrTooLarge) {
  for (const char* literal : {"", "-", ".", "1e", "1e999999", "NaN", "1,5", "1.2.3", "0x1",
                              "1000000000000000000", "1E18", "99999999999999999.9"}) {
    EXPECT_FALSE(scale_literal(literal, 2)) << literal;
  }
}

RC_GTEST_PROP(Literal, AgreesWithDecimalOnWhatNeedsNoRounding, ()) {
  const auto unscaled = *rc::gen::inRange<std::int64_t>(-999'999'999'999, 999'999'999'999);
  const auto scale = *rc::gen::inRange(0, 7);
  const Decimal number{unscaled, scale};
  const auto scaled = scale_literal(number.to_string(), scale);
  RC_ASSERT(scaled.has_value());
  RC_ASSERT(scaled->value == number);
  RC_ASSERT(!scaled->rounded);
}

TEST(Literal, IsWrittenInTextsAsPeopleSeeIt) {
  EXPECT_EQ(literal_as_text("75011"), "75011");
  EXPECT_EQ(literal_as_text("1.1000000000000001"), "1.1");
  EXPECT_EQ(literal_as_text("1.2E2"), "120");
  EXPECT_EQ(literal_as_text("12345678901234567890"), "12345678901234567890");
  EXPECT_EQ(literal_as_text("-1234567890123456"), "-1234567890123456");
  EXPECT_EQ(literal_as_text("0.0001"), "0.0001");
}

std::string day(std::string_view text, DateOrder order = DateOrder::kDayMonthYear) {
  const auto date = parse_date(text, order);
  return date ? date->to_string() : "";
}

TEST(Day, ReadsEverySeparatorAndYearLength) {
  for (const char* text : {"22/11/2026", "22-11-2026", "22.11.2026", "22/11/26", "2026-11-22",
                           "2026/11/22", " 22/11/2026 ", "22 11 2026"}) {
    EXPECT_EQ(day(text), "2026-11-22") << text;
  }
  EXPECT_EQ(day("1/2/2026"), "2026-02-01");
  EXPECT_EQ(day("01/01/29"), "2029-01-01");
  EXPECT_EQ(day("01/01/30"), "1930-01-01");
}

TEST(Day, FollowsTheOrder) {
  EXPECT_EQ(day("11/22/2026", DateOrder::kMonthDayYear), "2026-11-22");
  EXPECT_EQ(day("26-11-22", DateOrder::kYearMonthDay), "2026-11-22");
  EXPECT_EQ(day("2026-11-22", DateOrder::kMonthDayYear), "2026-11-22");
}

TEST(Day, RefusesWhatIsNoDay) {
  for (const char* text : {"", "31/02/2026", "22/11", "22/11-2026", "22/11/2026x", "a/b/c",
                           "222/11/2026", "22/11/202", "22//2026", "11/22/2026", "221126"}) {
    EXPECT_EQ(day(text), "") << text;
  }
}

TEST(Moment, ReadsTheHourInEveryWriting) {
  const auto moment = [](std::string_view text) {
    const auto read = parse_local_datetime(text, DateOrder::kDayMonthYear);
    return read ? read->to_string() : "";
  };
  for (const char* text : {"22/11/2026 14:05", "2026-11-22T14:05:00", "22/11/2026 14h05",
                           "22/11/2026 14 h 05", "22/11/2026  14:05:00.000"}) {
    EXPECT_EQ(moment(text), "2026-11-22T14:05:00.000") << text;
  }
  EXPECT_EQ(moment("22/11/2026"), "2026-11-22T00:00:00.000");
  EXPECT_EQ(moment("22/11/2026 9h"), "2026-11-22T09:00:00.000");
  EXPECT_EQ(moment("22/11/2026 9:05:07.25"), "2026-11-22T09:05:07.250");
  for (const char* text : {"22/11/2026 24:00", "22/11/2026 12:60", "22/11/2026 12",
                           "22/11/202612:00", "22/11/2026 12:00 x", "12:00", "22/11/2026 12:0"}) {
    EXPECT_EQ(moment(text), "") << text;
  }
}

TEST(Boolean, ReadsBothLanguages) {
  for (const char* text : {"oui", "VRAI", "true", "1", "x", "Yes", " o "}) {
    EXPECT_EQ(parse_boolean(text), true) << text;
  }
  for (const char* text : {"Non", "faux", "False", "0", "no", "N"}) {
    EXPECT_EQ(parse_boolean(text), false) << text;
  }
  for (const char* text : {"", "2", "peut-être", "ouii"}) {
    EXPECT_EQ(parse_boolean(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace cochin::platform
