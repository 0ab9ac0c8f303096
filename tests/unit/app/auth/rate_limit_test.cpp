#include "app/auth/rate_limit.hpp"

#include <gtest/gtest.h>

namespace cochin::app {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr Timestamp kStart{1'700'000'000'000};

Timestamp later(std::int64_t seconds) { return {kStart.milliseconds + seconds * kSecond}; }

int count_allowed(RateLimit& limit, std::string_view key, Timestamp now, int tries) {
  int allowed = 0;
  for (int i = 0; i < tries; ++i) allowed += limit.reserve(key, now) ? 1 : 0;
  return allowed;
}

//
TEST(RateLimit, AllowsTwentyAMinuteAndAHundredAnHour) {
  RateLimit limit({{{60 * kSecond}, 20}, {{3600 * kSecond}, 100}});
  int allowed = 0;
  for (std::int64_t second = 0; second < 3600; second += 10) {
    allowed += count_allowed(limit, "10.0.0.1", later(second), 5);
    if (second == 50) {
      EXPECT_EQ(allowed, 20);
    }
  }
  EXPECT_EQ(allowed, 100);
  EXPECT_EQ(count_allowed(limit, "10.0.0.2", later(3599), 5), 5);
}

TEST(RateLimit, TellsHowLongToWait) {
  RateLimit limit({{{60 * kSecond}, 1}});
  EXPECT_TRUE(limit.reserve("a", kStart));
  const Status refused = limit.reserve("a", later(20));
  EXPECT_EQ(refused.error().id(), "too_many_attempts");
  EXPECT_EQ(refused.error().parameters[0].second, "40");
  EXPECT_TRUE(limit.reserve("a", later(60)));
}

TEST(RateLimit, TakesBackWhatSucceeded) {
  RateLimit limit({{{60 * kSecond}, 1}});
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(limit.reserve("a", kStart));
    limit.give_back("a", kStart);
  }
  limit.give_back("unknown", kStart);
}

TEST(RateLimit, ForgetsTheQuietestKeyWhenItsTableIsFull) {
  RateLimit limit({{{60 * kSecond}, 1}}, 2);
  EXPECT_TRUE(limit.reserve("a", later(0)));
  EXPECT_TRUE(limit.reserve("b", later(1)));
  EXPECT_TRUE(limit.reserve("c", later(2)));
  EXPECT_FALSE(limit.reserve("b", later(3)));
  EXPECT_TRUE(limit.reserve("a", later(3)));
}

TEST(RateLimit, LimitsNobodyWithoutAKeyOrALimit) {
  RateLimit limit({{{60 * kSecond}, 1}});
  EXPECT_EQ(count_allowed(limit, "", kStart, 5), 5);
  RateLimit open({{{60 * kSecond}, 0}});
  EXPECT_EQ(count_allowed(open, "a", kStart, 5), 5);
}

TEST(RateLimit, ForgetsTriesOfAClockThatWasSetBack) {
  RateLimit limit({{{60 * kSecond}, 2}});
  EXPECT_EQ(count_allowed(limit, "a", later(91 * 86'400), 5), 2);
  EXPECT_EQ(count_allowed(limit, "a", kStart, 5), 2);
}

TEST(RateLimit, CountsTriesWhoseThreadsReadTheClockInAnyOrder) {
  RateLimit limit({{{60 * kSecond}, 2}});
  EXPECT_TRUE(limit.reserve("a", later(1)));
  EXPECT_EQ(count_allowed(limit, "a", kStart, 5), 1);
}

}  // namespace
}  // namespace cochin::app
