#include "app/auth/session_cache.hpp"

#include <gtest/gtest.h>

namespace cochin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr Timestamp kNow{1'700'000'000'000};

Timestamp later(std::int64_t milliseconds) { return {kNow.milliseconds + milliseconds}; }

std::shared_ptr<const Session> make_session(std::string token_hash, std::int64_t user = 1) {
  auto session = std::make_shared<Session>();
  session->token_hash = std::move(token_hash);
  session->user.id = {user};
  session->expires_at = later(12 * kHour);
  return session;
}

class SessionCacheTest : public ::testing::Test {
 protected:
  bool knows(std::string_view token_hash, Timestamp now = kNow) {
    return cache_.find(token_hash, now).session != nullptr;
  }
  void put(std::string token_hash, std::int64_t user = 1) {
    cache_.put(cache_.ticket(), make_session(std::move(token_hash), user), kNow, kNow);
  }

  SessionCache cache_{domain::SessionRules{}};
};

TEST_F(SessionCacheTest, FindsWhatWasPut) {
  EXPECT_FALSE(knows("a"));
  put("a");
  EXPECT_TRUE(knows("a"));
  EXPECT_FALSE(knows("b"));
}

// S-03
TEST_F(SessionCacheTest, ForgetsAnIdleSessionAndKeepsABusyOne) {
  put("a");
  EXPECT_TRUE(knows("a", later(kHour - 1)));
  EXPECT_TRUE(knows("a", later(2 * kHour - 2)));
  EXPECT_FALSE(knows("a", later(3 * kHour - 2)));
}

// S-04
TEST_F(SessionCacheTest, EndsABusySessionAtItsAbsoluteEnd) {
  put("a");
  for (std::int64_t at = 0; at < 12 * kHour; at += 30 * kMinute) EXPECT_TRUE(knows("a", later(at)));
  EXPECT_FALSE(knows("a", later(12 * kHour)));
}

TEST_F(SessionCacheTest, AsksForOneSaveAMinute) {
  put("a");
  EXPECT_FALSE(cache_.find("a", later(kMinute - 1)).is_save_due);
  EXPECT_TRUE(cache_.find("a", later(kMinute)).is_save_due);
  EXPECT_FALSE(cache_.find("a", later(kMinute + 1)).is_save_due);
  EXPECT_TRUE(cache_.find("a", later(2 * kMinute)).is_save_due);
}

TEST_F(SessionCacheTest, TellsWhenTheSessionEnds) {
  put("a");
  cache_.find("a", later(kMinute));
  EXPECT_EQ(cache_.end_of(*make_session("a")), later(kMinute + kHour));
}

TEST_F(SessionCacheTest, DropsOneSessionOrAllOfAUser) {
  put("a", 1);
  put("b", 1);
  put("c", 2);
  cache_.drop("a");
  EXPECT_FALSE(knows("a"));
  EXPECT_TRUE(knows("b"));
  cache_.drop_user({1});
  EXPECT_FALSE(knows("b"));
  EXPECT_TRUE(knows("c"));
}

// S-05, S-09: a session read before it ended must not come back after.
TEST_F(SessionCacheTest, RefusesASessionReadBeforeADrop) {
  const std::uint64_t ticket = cache_.ticket();
  cache_.drop("a");
  cache_.put(ticket, make_session("a"), kNow, kNow);
  EXPECT_FALSE(knows("a"));
}

}  // namespace
}  // namespace cochin::app
