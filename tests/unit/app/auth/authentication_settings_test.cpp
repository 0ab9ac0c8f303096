#include "app/auth/authentication_settings.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace cochin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;

//
TEST(AuthenticationSettings, FollowTheVariablesOfTheGuide) {
  const testing::TemporaryFolder folder;
  platform::Config config;
  config.accounts.max_login_attempts = 3;
  config.accounts.lockout_duration = {20 * kMinute};
  config.accounts.session_timeout = {30 * kMinute};
  config.secret_key = "a secret of the operator";
  const auto settings =
      authentication_settings(config, platform::data_folder_at(folder.path())).value();
  EXPECT_EQ(settings.throttle.attempts, 3);
  EXPECT_EQ(settings.throttle.first_pause, (Duration{20 * kMinute}));
  EXPECT_EQ(settings.session.idle, (Duration{30 * kMinute}));
  EXPECT_EQ(settings.secret, "a secret of the operator");
  EXPECT_EQ(settings.hash_cost.memory_bytes, 64U * 1024 * 1024);
}

TEST(AuthenticationSettings, DrawASecretOfTheirOwnWithoutOne) {
  const testing::TemporaryFolder folder;
  const auto data = platform::data_folder_at(folder.path());
  const auto first = authentication_settings({}, data).value();
  EXPECT_EQ(first.secret.size(), 32U);
  EXPECT_EQ(authentication_settings({}, data).value().secret, first.secret);
}

//
TEST(FirstAdministratorSettings, KeepTheGuidesPasswordOutOfProduction) {
  platform::Config config;
  const auto folder = platform::data_folder_at("/srv/data");
  EXPECT_EQ(first_administrator_settings(config, folder).kind, InitialPassword::kWellKnown);
  config.profile = platform::Profile::kProduction;
  config.accounts.initial_admin_password = "chosen";
  const auto settings = first_administrator_settings(config, folder);
  EXPECT_EQ(settings.kind, InitialPassword::kDrawn);
  EXPECT_EQ(settings.chosen, "chosen");
  EXPECT_EQ(settings.password_file, "/srv/data/initial-admin.txt");
}

}  // namespace
}  // namespace cochin::app
