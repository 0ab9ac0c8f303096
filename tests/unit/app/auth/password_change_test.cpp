#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "base/error_catalog.hpp"
#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::string_view kNew = "tambour ivoire seuil lampe";

class PasswordChangeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    accounts_.add_user("claire", true);
    token_ = accounts_.sign_in("claire").value().token;
  }

  Result<SignedIn> change(std::string_view current, std::string_view chosen) {
    return accounts_.authentication().change_password(
        accounts_.session_of(token_)->actor, *accounts_.session_of(token_), {current, chosen}, {});
  }
  /// The codes of the refused fields with their pointers, else the id of the error.
  std::set<std::string> refusal(std::string_view current, std::string_view chosen) {
    const auto result = change(current, chosen);
    if (result) return {};
    std::set<std::string> codes;
    for (const FieldError& field : result.error().fields) {
      codes.insert(field.pointer + " " + std::string(field.kind->id));
    }
    if (codes.empty()) codes.emplace(result.error().id());
    return codes;
  }

  using Codes = std::set<std::string>;
  static constexpr std::string_view kOld = testing::AccountFixture::kPassword;
  testing::AccountFixture accounts_;
  std::string token_;
};

// A-10, S-02
TEST_F(PasswordChangeTest, EndsTheOtherSessionsAndGivesThisOneANewToken) {
  const std::string elsewhere = accounts_.sign_in("claire").value().token;
  ASSERT_NE(accounts_.session_of(elsewhere), nullptr);
  const auto before = accounts_.session_of(token_);
  const SignedIn changed = change(kOld, kNew).value();
  EXPECT_EQ(accounts_.session_of(elsewhere), nullptr);
  EXPECT_EQ(accounts_.session_of(token_), nullptr);
  const auto after = accounts_.session_of(changed.token);
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(after->id, before->id);
  EXPECT_EQ(after->csrf_token, before->csrf_token);
  EXPECT_FALSE(accounts_.sign_in("claire", kOld));
  EXPECT_TRUE(accounts_.sign_in("claire", kNew));
}

//
TEST_F(PasswordChangeTest, EndsTheDutyToChangeIt) {
  accounts_.database().execute("UPDATE authentication_user SET password_change_required = 1");
  token_ = accounts_.sign_in("claire").value().token;
  EXPECT_TRUE(accounts_.session_of(token_)->actor.password_change_required);
  const SignedIn changed = change(kOld, kNew).value();
  EXPECT_FALSE(accounts_.session_of(changed.token)->actor.password_change_required);
}

//
TEST_F(PasswordChangeTest, NeedsTheCurrentPassword) {
  EXPECT_EQ(refusal("girafe", kNew), Codes{"/current_password wrong_password"});
  EXPECT_NE(accounts_.session_of(token_), nullptr);
}

TEST_F(PasswordChangeTest, PausesAfterFiveWrongPasswordsWithoutClosingTheDoor) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(refusal("girafe", kNew), Codes{"/current_password wrong_password"});
  }
  EXPECT_EQ(refusal(kOld, kNew), Codes{"too_many_attempts"});
  EXPECT_TRUE(accounts_.sign_in("claire", kOld));
}

TEST_F(PasswordChangeTest, DoesNotCountRefusedNewPasswordsAsAttempts) {
  for (int i = 0; i < 8; ++i) EXPECT_EQ(refusal(kOld, kOld), Codes{"/new_password reused"});
  EXPECT_EQ(refusal(kOld, kNew), Codes{});
}

//
TEST_F(PasswordChangeTest, NamesEveryBrokenRule) {
  EXPECT_EQ(refusal(kOld, "claire"), (Codes{"/new_password too_short", "/new_password not_complex",
                                            "/new_password contains_personal_data"}));
  EXPECT_EQ(refusal(kOld, "Azertyuiop1234!"), Codes{"/new_password too_common"});
  EXPECT_EQ(refusal(kOld, std::string(1025, 'x')), Codes{"password_too_long"});
}

// claire is a superuser
TEST_F(PasswordChangeTest, AsksAdministratorsForFifteenCharacters) {
  EXPECT_EQ(refusal(kOld, "Vk7&hLq2#wZpmg"), Codes{"/new_password too_short"});
}

//
TEST_F(PasswordChangeTest, KnowsTheNamesOfTheHost) {
  testing::AccountFixture accounts(
      [](app::AuthenticationSettings& settings) { settings.host_names = {"intra.example"}; });
  accounts.add_user("luc");
  const auto session = accounts.session_of(accounts.sign_in("luc").value().token);
  const auto verdict =
      accounts.authentication().judge_password(*session, "Intra-Example-26!").value();
  EXPECT_EQ(verdict.minimum_characters, 12U);
  for (const auto& rule : verdict.rules) {
    EXPECT_EQ(rule.is_kept, rule.kind != &errors::contains_personal_data) << rule.kind->id;
  }
}

//
TEST_F(PasswordChangeTest, ExpiredPasswordsOpenTheirChangeAndNothingElse) {
  testing::AccountFixture accounts([](app::AuthenticationSettings& settings) {
    settings.duties.expiry.ordinary = Duration{std::int64_t{90} * 24 * 60 * kMinute};
  });
  accounts.add_user("luc");
  accounts.advance(std::int64_t{89} * 24 * 60 * kMinute);
  auto session = accounts.session_of(accounts.sign_in("luc").value().token);
  EXPECT_FALSE(session->actor.password_change_required);
  EXPECT_TRUE(accounts.authentication().is_expiry_near(*session));
  accounts.advance(std::int64_t{2} * 24 * 60 * kMinute);
  session = accounts.session_of(accounts.sign_in("luc").value().token);
  EXPECT_TRUE(session->actor.password_change_required);
  const auto changed =
      accounts.authentication().change_password(session->actor, *session, {kOld, kNew}, {});
  EXPECT_FALSE(changed.value().session->actor.password_change_required);
  EXPECT_FALSE(accounts.authentication().is_expiry_near(*changed.value().session));
}

TEST_F(PasswordChangeTest, JudgesAPasswordOnlySoOften) {
  const auto session = accounts_.session_of(token_);
  for (int i = 0; i < 120; ++i) {
    ASSERT_TRUE(accounts_.authentication().judge_password(*session, kNew));
  }
  EXPECT_EQ(accounts_.authentication().judge_password(*session, kNew).error().id(),
            "too_many_attempts");
  accounts_.advance(kMinute);
  EXPECT_TRUE(accounts_.authentication().judge_password(*session, kNew));
}

//
TEST_F(PasswordChangeTest, RefusesTheFiveFormerPasswordsAndAcceptsTheSixth) {
  const auto password = [](int number) {
    return "tambour ivoire seuil numero " + std::to_string(number);
  };
  std::string current(kOld);
  for (int i = 1; i <= 6; ++i) {
    token_ = change(current, password(i)).value().token;
    current = password(i);
  }
  for (int i = 1; i <= 6; ++i) {
    EXPECT_EQ(refusal(current, password(i)), Codes{"/new_password reused"}) << i;
  }
  EXPECT_EQ(refusal(current, kOld), Codes{});
}

//
TEST_F(PasswordChangeTest, RemovesTheFileOfTheInitialPassword) {
  std::ofstream(accounts_.initial_password_file()) << "secret";
  ASSERT_TRUE(change(kOld, kNew));
  EXPECT_FALSE(std::filesystem::exists(accounts_.initial_password_file()));
}

// S-02, S-11
TEST_F(PasswordChangeTest, ReauthenticationOpensTheWindowAgain) {
  Authentication& authentication = accounts_.authentication();
  const auto is_open = [&] {
    return authentication.require_recent_password(*accounts_.session_of(token_), accounts_.now());
  };
  EXPECT_TRUE(is_open());
  accounts_.advance(11 * kMinute);
  EXPECT_EQ(is_open().error().id(), "reauthentication_required");
  EXPECT_FALSE(authentication.reauthenticate(accounts_.session_of(token_)->actor,
                                             *accounts_.session_of(token_), "girafe"));
  EXPECT_FALSE(is_open());
  const std::string before = token_;
  token_ =
      authentication
          .reauthenticate(accounts_.session_of(token_)->actor, *accounts_.session_of(token_), kOld)
          .value()
          .token;
  EXPECT_TRUE(is_open());
  EXPECT_EQ(accounts_.session_of(before), nullptr);
}

}  // namespace
}  // namespace cochin::app
