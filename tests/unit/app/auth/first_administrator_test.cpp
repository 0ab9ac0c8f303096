#include "app/auth/first_administrator.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

class FirstAdministratorTest : public ::testing::Test {
 protected:
  std::optional<FirstAdministrator> create(InitialPassword kind,
                                           std::optional<std::string> chosen = {}) {
    return create_first_administrator(accounts_.lanes(), accounts_.authentication().hasher(),
                                      {.kind = kind,
                                       .chosen = std::move(chosen),
                                       .password_file = accounts_.initial_password_file()})
        .value();
  }

  testing::AccountFixture accounts_;
};

//
TEST_F(FirstAdministratorTest, IsAdminWithTheGuidesPasswordThatMustBeChanged) {
  const auto created = create(InitialPassword::kWellKnown);
  ASSERT_TRUE(created.has_value());
  EXPECT_EQ(created->username, "admin");
  EXPECT_EQ(created->password, "changeme");
  EXPECT_FALSE(std::filesystem::exists(accounts_.initial_password_file()));
  const SignedIn signed_in = accounts_.sign_in("admin", "changeme").value();
  EXPECT_TRUE(signed_in.session->actor.is_superuser);
  EXPECT_TRUE(signed_in.session->actor.password_change_required);
  EXPECT_EQ(signed_in.session->user.email, "admin@project-manager.local");
}

//
TEST_F(FirstAdministratorTest, HasADrawnPasswordInAPrivateFile) {
  const auto created = create(InitialPassword::kDrawn);
  ASSERT_TRUE(created.has_value());
  EXPECT_EQ(created->password.size(), 24U);
  struct stat status = {};
  ASSERT_EQ(::stat(accounts_.initial_password_file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  std::string written;
  std::getline(std::ifstream(accounts_.initial_password_file()), written);
  EXPECT_EQ(written, created->password);
  EXPECT_TRUE(accounts_.sign_in("admin", created->password));
  EXPECT_FALSE(accounts_.sign_in("admin", "changeme"));
}

TEST_F(FirstAdministratorTest, TakesTheOperatorsPasswordAndWritesItNowhere) {
  const auto created = create(InitialPassword::kDrawn, "tambour ivoire");
  ASSERT_TRUE(created.has_value());
  EXPECT_TRUE(created->is_chosen);
  EXPECT_FALSE(std::filesystem::exists(accounts_.initial_password_file()));
  EXPECT_TRUE(accounts_.sign_in("admin", "tambour ivoire"));
}

TEST_F(FirstAdministratorTest, IsMadeOnceOnly) {
  ASSERT_TRUE(create(InitialPassword::kWellKnown).has_value());
  EXPECT_FALSE(create(InitialPassword::kDrawn).has_value());
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_user"), 1);
}

TEST_F(FirstAdministratorTest, IsNotMadeBesideAnotherSuperuser) {
  accounts_.add_user("claire", true);
  EXPECT_FALSE(create(InitialPassword::kWellKnown).has_value());
}

}  // namespace
}  // namespace cochin::app
