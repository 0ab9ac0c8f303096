#include "domain/accounts/session_lifetime.hpp"

#include <gtest/gtest.h>

namespace cochin::domain {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kHour = 3600 * kSecond;
constexpr Timestamp kSignIn{1'000'000'000'000};
constexpr SessionRules kRules{};

Timestamp later(std::int64_t milliseconds) { return {kSignIn.milliseconds + milliseconds}; }

// S-03
TEST(SessionLifetime, EndsAfterAnIdleHour) {
  const SessionTimes times{kSignIn, later(12 * kHour), kSignIn};
  EXPECT_TRUE(is_session_alive(times, later(kHour - kSecond), kRules));
  EXPECT_FALSE(is_session_alive(times, later(kHour), kRules));
}

// S-04
TEST(SessionLifetime, EndsAfterTwelveHoursHoweverBusy) {
  const SessionTimes times{later(12 * kHour - kSecond), later(12 * kHour), kSignIn};
  EXPECT_TRUE(is_session_alive(times, later(12 * kHour - 1), kRules));
  EXPECT_FALSE(is_session_alive(times, later(12 * kHour), kRules));
  EXPECT_EQ(session_end(times, kRules), later(12 * kHour));
}

// S-11
TEST(SessionLifetime, KeepsTheWindowForDangerousActsTenMinutesOpen) {
  const SessionTimes times{kSignIn, later(12 * kHour), kSignIn};
  EXPECT_TRUE(is_recently_authenticated(times, later(600 * kSecond), kRules));
  EXPECT_FALSE(is_recently_authenticated(times, later(600 * kSecond + 1), kRules));
}

// S-04
TEST(SessionLifetime, EndsWhatWasMadeWhileTheClockWasAhead) {
  const SessionTimes times{kSignIn, later(12 * kHour), kSignIn};
  EXPECT_TRUE(is_session_alive(times, later(-kSecond), kRules));
  EXPECT_FALSE(is_session_alive(times, later(-kHour), kRules));
  EXPECT_FALSE(is_session_alive(times, later(-91 * 24 * kHour), kRules));
}

// S-03
TEST(SessionLifetime, EndsWhatWasSeenWhileTheClockWasAhead) {
  const SessionTimes times{later(2 * kHour), later(12 * kHour), kSignIn};
  EXPECT_TRUE(is_session_alive(times, later(2 * kHour), kRules));
  EXPECT_FALSE(is_session_alive(times, later(kHour), kRules));
}

// S-11
TEST(SessionLifetime, AsksForThePasswordAgainWhenTheClockWasSetBack) {
  const SessionTimes times{kSignIn, later(12 * kHour), later(kHour)};
  EXPECT_TRUE(is_recently_authenticated(times, later(kHour - kSecond), kRules));
  EXPECT_FALSE(is_recently_authenticated(times, kSignIn, kRules));
}

}  // namespace
}  // namespace cochin::domain
