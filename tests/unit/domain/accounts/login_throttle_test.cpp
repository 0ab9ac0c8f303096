#include "domain/accounts/login_throttle.hpp"

#include <gtest/gtest.h>

namespace cochin::domain {
namespace {

constexpr std::int64_t kMinute = 60 * 1000;
constexpr Timestamp kStart{1'000'000'000'000};

Timestamp later(Timestamp from, std::int64_t minutes) {
  return {from.milliseconds + minutes * kMinute};
}

AttemptHistory after_attempts(int count, AttemptHistory history, Timestamp now) {
  for (int i = 0; i < count; ++i) history = reserve_attempt(history, now, {}).history;
  return history;
}

//
TEST(LoginThrottle, PausesAfterFiveAttempts) {
  AttemptHistory history;
  for (int i = 0; i < 5; ++i) {
    const AttemptVerdict verdict = reserve_attempt(history, kStart, {});
    EXPECT_TRUE(verdict.is_allowed) << i;
    history = verdict.history;
  }
  const AttemptVerdict sixth = reserve_attempt(history, later(kStart, 5), {});
  EXPECT_FALSE(sixth.is_allowed);
  EXPECT_EQ(sixth.wait, Duration{10 * kMinute});
}

TEST(LoginThrottle, OpensAgainAtTheEndOfThePause) {
  const AttemptHistory history = after_attempts(5, {}, kStart);
  EXPECT_FALSE(reserve_attempt(history, {later(kStart, 15).milliseconds - 1}, {}).is_allowed);
  EXPECT_TRUE(reserve_attempt(history, later(kStart, 15), {}).is_allowed);
}

TEST(LoginThrottle, DoublesThePauseUpToFourHours) {
  AttemptHistory history;
  Timestamp now = kStart;
  for (const std::int64_t minutes : {15, 30, 60, 120, 240}) {
    history = after_attempts(5, history, now);
    EXPECT_EQ(history.paused_until, later(now, minutes));
    now = history.paused_until;
  }
}

TEST(LoginThrottle, NeverPausesLongerThanFourHours) {
  AttemptHistory history;
  history.pauses = 9;
  history.last_attempt = kStart;
  const AttemptHistory next = after_attempts(5, history, kStart);
  EXPECT_EQ(next.paused_until, later(kStart, 240));
}

//
TEST(LoginThrottle, AllowsTwentyFiveAttemptsInAnyDay) {
  AttemptHistory history;
  Timestamp now = kStart;
  std::vector<Timestamp> allowed;
  while (now < later(kStart, 3 * 24 * 60)) {
    const AttemptVerdict verdict = reserve_attempt(history, now, {});
    if (verdict.is_allowed) allowed.push_back(now);
    history = verdict.history;
    now = later(now, 1);
  }
  ASSERT_GT(allowed.size(), 50U);
  for (std::size_t i = 25; i < allowed.size(); ++i) {
    EXPECT_GE(allowed[i], later(allowed[i - 25], 24 * 60)) << i;
  }
}

TEST(LoginThrottle, TellsWhenTheDayOpensAgain) {
  AttemptHistory history;
  Timestamp now = kStart;
  for (int i = 0; i < 5; ++i) {
    history = after_attempts(5, history, now);
    now = history.paused_until;
  }
  const AttemptVerdict refused = reserve_attempt(history, now, {});
  EXPECT_FALSE(refused.is_allowed);
  EXPECT_EQ(refused.wait.milliseconds, later(kStart, 24 * 60).milliseconds - now.milliseconds);
  EXPECT_TRUE(reserve_attempt(history, later(kStart, 24 * 60), {}).is_allowed);
}

TEST(LoginThrottle, IsNotProlongedByKnocking) {
  const AttemptHistory history = after_attempts(5, {}, kStart);
  const AttemptHistory knocked = after_attempts(100, history, later(kStart, 1));
  EXPECT_EQ(knocked.paused_until, history.paused_until);
  EXPECT_EQ(knocked.pauses, 1);
}

TEST(LoginThrottle, ForgetsAfterAQuietDay) {
  const AttemptHistory history = after_attempts(9, {}, kStart);
  const AttemptVerdict next = reserve_attempt(history, later(kStart, 24 * 60), {});
  EXPECT_TRUE(next.is_allowed);
  EXPECT_EQ(next.history.attempts, 1);
  EXPECT_EQ(next.history.pauses, 0);
}

TEST(LoginThrottle, TakesItsLimitsFromTheSettings) {
  const ThrottleRules rules{.attempts = 1, .first_pause = {kMinute}};
  const AttemptVerdict first = reserve_attempt({}, kStart, rules);
  EXPECT_TRUE(first.is_allowed);
  EXPECT_EQ(first.history.paused_until, later(kStart, 1));
}

constexpr std::int64_t kAhead = 91 * 24 * 60;  // minutes

TEST(LoginThrottle, ForgetsAPauseThatAWrongClockMade) {
  const AttemptHistory history = after_attempts(25, {}, later(kStart, kAhead));
  EXPECT_EQ(pause_end(history, kStart), std::nullopt);
  const AttemptVerdict next = reserve_attempt(history, kStart, {});
  EXPECT_TRUE(next.is_allowed);
  EXPECT_EQ(next.history.attempts, 1);
  EXPECT_EQ(next.history.recent, std::vector<Timestamp>{kStart});
}

TEST(LoginThrottle, ForgetsTheDayThatAWrongClockFilled) {
  AttemptHistory history;
  history.recent.assign(25, later(kStart, kAhead));
  history.last_attempt = later(kStart, -1);
  EXPECT_TRUE(reserve_attempt(history, kStart, {}).is_allowed);
}

TEST(LoginThrottle, KeepsAPauseWhenTheClockTremblesByASecond) {
  const AttemptHistory history = after_attempts(5, {}, kStart);
  const Timestamp earlier{kStart.milliseconds - 1000};
  EXPECT_EQ(pause_end(history, earlier), later(kStart, 15));
  EXPECT_FALSE(reserve_attempt(history, earlier, {}).is_allowed);
  EXPECT_EQ(pause_end(history, later(kStart, 15)), std::nullopt);
}

}  // namespace
}  // namespace cochin::domain
