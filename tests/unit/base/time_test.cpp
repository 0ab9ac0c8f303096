#include "base/time.hpp"

#include <gtest/gtest.h>

namespace cochin {
namespace {

TEST(Date, ReadsWhatItWrites) {
  for (const char* text : {"0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"}) {
    ASSERT_TRUE(Date::parse(text)) << text;
    EXPECT_EQ(Date::parse(text)->to_string(), text);
  }
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const char* text : {"2023-02-29", "2023-13-01", "2023-00-10", "0000-01-01", "2023-1-01",
                           "2023-01-01T", "20230101", "-001-01-01"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Timestamp, IsWrittenInUtc) {
  EXPECT_EQ(Timestamp::parse("2026-11-22T01:30:00+02:00")->to_string(), "2026-11-21T23:30:00.000Z");
  EXPECT_EQ(Timestamp::parse("1969-12-31T23:59:59.5Z")->to_string(), "1969-12-31T23:59:59.500Z");
}

TEST(Timestamp, RefusesWhatRfc3339DoesNotAllow) {
  for (const char* text :
       {"2026-11-22", "2026-11-22T25:00:00Z", "2026-11-22T10:00:00", "2026-11-22 10:00:00Z",
        "2026-11-22T10:00:00.Z", "2026-11-22T10:00:00.1234Z", "2026-11-22T10:00:60Z",
        "0001-01-01T00:00:00+01:00"}) {
    EXPECT_FALSE(Timestamp::parse(text)) << text;
  }
}

}  // namespace
}  // namespace cochin
