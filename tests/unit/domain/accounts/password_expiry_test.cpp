#include "domain/accounts/password_expiry.hpp"

#include <gtest/gtest.h>

namespace cochin::domain {
namespace {

constexpr std::int64_t kDay = std::int64_t{24} * 3600 * 1000;
constexpr Timestamp kChanged{1'700'000'000'000};

Timestamp day(std::int64_t days) { return {kChanged.milliseconds + days * kDay}; }

User changed_user() {
  User user;
  user.password_changed_at = kChanged;
  return user;
}

//
TEST(PasswordExpiry, DependsOnWhatIsAtStake) {
  const PasswordExpiry expiry{.ordinary = std::nullopt, .privileged = Duration{365 * kDay}};
  EXPECT_EQ(password_expires_at(changed_user(), false, expiry), std::nullopt);
  EXPECT_EQ(password_expires_at(changed_user(), true, expiry), day(365));
}

//
TEST(PasswordExpiry, IsToldFourteenDaysBefore) {
  EXPECT_FALSE(is_expiry_near(day(90), day(75), {}));
  EXPECT_TRUE(is_expiry_near(day(90), day(76), {}));
  EXPECT_TRUE(is_expiry_near(day(90), day(91), {}));
  EXPECT_FALSE(is_expiry_near(std::nullopt, day(91), {}));
}

TEST(Privilege, ComesWithStaffSuperusersAndGlobalRights) {
  User user;
  EXPECT_FALSE(is_privileged(user, false));
  EXPECT_TRUE(is_privileged(user, true));
  user.is_staff = true;
  EXPECT_TRUE(is_privileged(user, false));
}

}  // namespace
}  // namespace cochin::domain
