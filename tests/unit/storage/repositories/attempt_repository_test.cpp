#include "storage/repositories/attempt_repository.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

constexpr Timestamp kNow{1'700'000'000'000};

Timestamp later(std::int64_t milliseconds) { return {kNow.milliseconds + milliseconds}; }

//
TEST(AttemptRepository, RemembersAcrossARestart) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    return attempts::save(connection, "key", {3, 1, kNow, later(60), {kNow, later(5)}});
  });
  database.restart();
  database.write([](sql::Connection& connection) -> Status {
    const domain::AttemptHistory history = attempts::find(connection, "key").value();
    EXPECT_EQ(history.attempts, 3);
    EXPECT_EQ(history.pauses, 1);
    EXPECT_EQ(history.last_attempt, kNow);
    EXPECT_EQ(history.paused_until, later(60));
    EXPECT_EQ(history.recent, (std::vector<Timestamp>{kNow, later(5)}));
    TRY(attempts::forget_before(connection, kNow));
    EXPECT_EQ(attempts::find(connection, "key").value().attempts, 3);
    TRY(attempts::forget_before(connection, later(1)));
    EXPECT_EQ(attempts::find(connection, "key").value().attempts, 0);
    return ok();
  });
}

TEST(AttemptRepository, ListsThePausesThatLastAndNotThoseOfAClockThatWasAhead) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    constexpr std::int64_t kDay = 86'400'000;
    TRY(attempts::save(connection, "lasts", {0, 1, kNow, later(900'000), {}}));
    TRY(attempts::save(connection, "over", {0, 1, kNow, kNow, {}}));
    TRY(attempts::save(connection, "ahead", {0, 1, later(kDay), later(kDay + 900'000), {}}));
    EXPECT_EQ(attempts::paused_keys(connection, kNow).value(), std::vector<std::string>{"lasts"});
    return ok();
  });
}

}  // namespace
}  // namespace cochin::storage
