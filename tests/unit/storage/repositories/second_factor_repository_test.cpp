#include "storage/repositories/second_factor_repository.hpp"

#include <gtest/gtest.h>

#include "domain/accounts/second_factor.hpp"
#include "storage/repositories/user_repository.hpp"
#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

constexpr Timestamp kNow{1'700'000'000'000};

UserId insert_user(sql::Connection& connection, const std::string& name) {
  domain::User user;
  user.username = name;
  return users::insert(connection, user, name, "phc").value();
}

TEST(SecondFactorRepository, ActivatesTheOfferedSeedAndTakesEachCounterOnce) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId user = insert_user(connection, "claire");
    TRY(second_factors::offer(connection, user, "sealed"));
    EXPECT_FALSE(second_factors::methods(connection, user).value().any());
    TRY(second_factors::activate(connection, user, 7, kNow));
    EXPECT_TRUE(second_factors::methods(connection, user).value().any());
    const auto stored = second_factors::find(connection, user).value();
    EXPECT_EQ(stored.seed, "sealed");
    EXPECT_EQ(stored.offered_seed, "");
    EXPECT_FALSE(second_factors::take_counter(connection, user, 7).value());
    EXPECT_TRUE(second_factors::take_counter(connection, user, 8).value());
    EXPECT_FALSE(second_factors::take_counter(connection, user, 8).value());
    return ok();
  });
}

TEST(SecondFactorRepository, IsNotClosedByACodeOfAClockThatWasFarAhead) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId user = insert_user(connection, "claire");
    const std::int64_t ahead = 100 + domain::kFarthestTotpCounter;
    TRY(second_factors::offer(connection, user, "sealed"));
    TRY(second_factors::activate(connection, user, ahead, kNow));
    EXPECT_FALSE(second_factors::take_counter(connection, user, 100).value());
    EXPECT_TRUE(second_factors::take_counter(connection, user, 99).value());
    EXPECT_FALSE(second_factors::take_counter(connection, user, 99).value());
    return ok();
  });
}

TEST(SecondFactorRepository, TakesEachRecoveryCodeOnceAndOnlyFromItsOwner) {
  testing::TestDatabase database;
  database.write([](sql::Connection& connection) -> Status {
    const UserId claire = insert_user(connection, "claire");
    const UserId luc = insert_user(connection, "luc");
    TRY(second_factors::replace_recovery_codes(connection, claire, {"a", "b"}));
    EXPECT_FALSE(second_factors::take_recovery_code(connection, luc, "a").value());
    EXPECT_TRUE(second_factors::take_recovery_code(connection, claire, "a").value());
    EXPECT_FALSE(second_factors::take_recovery_code(connection, claire, "a").value());
    TRY(second_factors::replace_recovery_codes(connection, claire, {"c"}));
    EXPECT_FALSE(second_factors::take_recovery_code(connection, claire, "b").value());
    TRY(second_factors::remove(connection, claire));
    EXPECT_FALSE(second_factors::take_recovery_code(connection, claire, "c").value());
    return ok();
  });
}

}  // namespace
}  // namespace cochin::storage
