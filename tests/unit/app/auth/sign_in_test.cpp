#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::string_view kWrong = "girafe papier lundi racines";

class SignInTest : public ::testing::Test {
 protected:
  std::string_view failure(std::string_view username, std::string_view password) {
    const auto result = accounts_.sign_in(username, password);
    return result ? "signed in" : result.error().id();
  }

  testing::AccountFixture accounts_;
};

TEST_F(SignInTest, OpensASessionOfTheAccount) {
  const UserId id = accounts_.add_user("Claire", true);
  const SignedIn signed_in = accounts_.sign_in("Claire").value();
  const auto session = accounts_.session_of(signed_in.token);
  ASSERT_NE(session, nullptr);
  EXPECT_EQ(session->actor.id, id);
  EXPECT_EQ(session->actor.username, "Claire");
  EXPECT_TRUE(session->actor.is_superuser);
  EXPECT_EQ(session->csrf_token, signed_in.session->csrf_token);
  EXPECT_EQ(session->expires_at.milliseconds, accounts_.now().milliseconds + 12 * kHour);
  EXPECT_EQ(session->user.last_login, accounts_.now());
}

//
TEST_F(SignInTest, FindsTheAccountWhateverTheCaseOfTheName) {
  accounts_.add_user("Claire");
  EXPECT_TRUE(accounts_.sign_in(" CLAIRE "));
}

// S-01
TEST_F(SignInTest, StoresOnlyTheHashOfTheToken) {
  accounts_.add_user("claire");
  const SignedIn signed_in = accounts_.sign_in("claire").value();
  EXPECT_EQ(signed_in.token.size(), 43U);
  EXPECT_EQ(accounts_.database().integer("SELECT length(token_hash) FROM authentication_session"),
            32);
  EXPECT_EQ(accounts_.database().integer(
                "SELECT count(*) FROM authentication_session WHERE CAST(token_hash AS TEXT) = '" +
                signed_in.token + "' OR csrf_token = '" + signed_in.token + "'"),
            0);
}

// S-02
TEST_F(SignInTest, GivesANewTokenEachTimeAndEndsTheOneItReplaces) {
  accounts_.add_user("claire");
  const SignedIn first = accounts_.sign_in("claire").value();
  ASSERT_NE(accounts_.session_of(first.token), nullptr);
  const SignedIn second =
      accounts_
          .sign_in("claire", testing::AccountFixture::kPassword,
                   {.device = "", .address = "", .replaced_token = first.token, .device_marks = ""})
          .value();
  EXPECT_NE(first.token, second.token);
  EXPECT_EQ(accounts_.session_of(first.token), nullptr);
  EXPECT_NE(accounts_.session_of(second.token), nullptr);
}

//
TEST_F(SignInTest, RefusesUnknownWrongAndDisabledAlike) {
  accounts_.add_user("claire");
  accounts_.add_user("luc");
  accounts_.database().execute(
      "UPDATE authentication_user SET is_active = 0 WHERE username = 'luc'");
  EXPECT_EQ(failure("claire", kWrong), "invalid_credentials");
  EXPECT_EQ(failure("personne", kWrong), "invalid_credentials");
  EXPECT_EQ(failure("luc", testing::AccountFixture::kPassword), "invalid_credentials");
  EXPECT_EQ(failure("", kWrong), "invalid_credentials");
}

//
TEST_F(SignInTest, PausesAfterFiveFailuresForKnownAndUnknownNamesAlike) {
  accounts_.add_user("claire");
  for (const std::string_view name : {"claire", "personne"}) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(failure(name, kWrong), "invalid_credentials") << i;
    EXPECT_EQ(failure(name, testing::AccountFixture::kPassword), "too_many_attempts");
  }
  const auto paused = accounts_.sign_in("claire");
  EXPECT_EQ(paused.error().parameters,
            (ErrorParameters{{"retry_after", "900"}, {"minutes", "15"}}));
  accounts_.advance(15 * kMinute);
  EXPECT_EQ(failure("claire", testing::AccountFixture::kPassword), "signed in");
}

//
TEST_F(SignInTest, CountsAttemptsTogetherWhateverTheSpelling) {
  for (const char* name : {"claire", "CLAIRE", " claire", "ｃｌａｉｒｅ", "cla\u200bire"}) {
    EXPECT_EQ(failure(name, kWrong), "invalid_credentials") << name;
  }
  EXPECT_EQ(failure("Claire", kWrong), "too_many_attempts");
}

TEST_F(SignInTest, ForgetsTheFailuresAfterASuccess) {
  accounts_.add_user("claire");
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 4; ++i) EXPECT_EQ(failure("claire", kWrong), "invalid_credentials");
    EXPECT_EQ(failure("claire", testing::AccountFixture::kPassword), "signed in");
  }
}

//
TEST_F(SignInTest, RemembersThePauseAcrossARestart) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(failure("claire", kWrong), "invalid_credentials");
  accounts_.restart();
  EXPECT_EQ(failure("claire", kWrong), "too_many_attempts");
}

//
TEST_F(SignInTest, VerifiesAtMostFivePasswordsOfABurst) {
  accounts_.add_user("claire");
  std::atomic<int> verified = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&] {
      if (failure("claire", kWrong) == "invalid_credentials") ++verified;
    });
  }
  threads.clear();
  EXPECT_EQ(verified, 5);
}

//
TEST_F(SignInTest, ReadsTheWholePasswordInItsNormalForm) {
  accounts_.add_user("claire");
  EXPECT_EQ(failure("claire", std::string(1025, 'x')), "password_too_long");
  EXPECT_EQ(failure("claire", "girafe\u00a0papier lundi racine"), "signed in");
  EXPECT_EQ(failure("claire", "Girafe papier lundi racine"), "invalid_credentials");
}

//
TEST_F(SignInTest, UpgradesWeakHashesAtTheNextSignIn) {
  const UserId id = accounts_.add_user("claire");
  const std::string other = platform::PasswordHasher({.memory_bytes = 16384, .passes = 1})
                                .hash(testing::AccountFixture::kPassword)
                                .value();
  for (const std::string& weak :
       {other,
        std::string("pbkdf2_sha256$1000$seasalt$DS7z781gv1s14ESLSvpGM34IAY4SyXYrqevEOd+8hIw=")}) {
    accounts_.database().execute("UPDATE authentication_user SET password = '" + weak + "'");
    EXPECT_EQ(failure("claire", kWrong), "invalid_credentials");
    EXPECT_EQ(failure("claire", testing::AccountFixture::kPassword), "signed in");
    EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_user WHERE id = " +
                                           std::to_string(id.value) +
                                           " AND password LIKE '$argon2id$v=19$m=8,t=1,p=1$%'"),
              1);
    EXPECT_EQ(failure("claire", testing::AccountFixture::kPassword), "signed in");
  }
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_passwordhistory"), 0);
}

// S-03
TEST_F(SignInTest, IsNotProlongedByWhatThePageAsksByItself) {
  accounts_.add_user("claire");
  const SignedIn signed_in = accounts_.sign_in("claire").value();
  ASSERT_NE(accounts_.session_of(signed_in.token), nullptr);
  for (int i = 0; i < 59; ++i) {
    accounts_.advance(kMinute);
    EXPECT_NE(accounts_.authentication().find_session(signed_in.token, Activity::kBackground),
              nullptr);
  }
  accounts_.advance(2 * kMinute);
  EXPECT_EQ(accounts_.authentication().find_session(signed_in.token, Activity::kBackground),
            nullptr);
  EXPECT_EQ(accounts_.session_of(signed_in.token), nullptr);
}

// S-13
TEST_F(SignInTest, KeepsTenSessionsOfAUser) {
  accounts_.add_user("claire");
  const SignedIn first = accounts_.sign_in("claire").value();
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(accounts_.sign_in("claire"));
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_session"), 10);
  EXPECT_EQ(accounts_.session_of(first.token), nullptr);
}

// S-05
TEST_F(SignInTest, SignsOutOnTheServer) {
  accounts_.add_user("claire");
  const SignedIn signed_in = accounts_.sign_in("claire").value();
  const auto session = accounts_.session_of(signed_in.token);
  ASSERT_TRUE(accounts_.lanes().write_now([&](WriteScope& scope) {
    return accounts_.authentication().sign_out(session->actor, scope, *session);
  }));
  EXPECT_EQ(accounts_.session_of(signed_in.token), nullptr);
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_session"), 0);
}

// S-03
TEST_F(SignInTest, KeepsASeenSessionAliveAcrossARestart) {
  accounts_.add_user("claire");
  const SignedIn signed_in = accounts_.sign_in("claire").value();
  ASSERT_NE(accounts_.session_of(signed_in.token), nullptr);
  accounts_.advance(59 * kMinute);
  ASSERT_NE(accounts_.session_of(signed_in.token), nullptr);
  accounts_.restart();
  accounts_.advance(59 * kMinute);
  EXPECT_NE(accounts_.session_of(signed_in.token), nullptr);
  accounts_.advance(kHour);
  EXPECT_EQ(accounts_.session_of(signed_in.token), nullptr);
}

TEST_F(SignInTest, AnswersWarmSessionsFromMemory) {
  accounts_.add_user("claire");
  const SignedIn signed_in = accounts_.sign_in("claire").value();
  ASSERT_NE(accounts_.session_of(signed_in.token), nullptr);
  EXPECT_NE(accounts_.authentication().find_session(signed_in.token), nullptr);
}

TEST_F(SignInTest, OpensNothingForForgedTokens) {
  EXPECT_EQ(accounts_.session_of(""), nullptr);
  EXPECT_EQ(accounts_.session_of(std::string(43, 'A')), nullptr);
  EXPECT_EQ(accounts_.session_of(std::string(4000, 'A')), nullptr);
}

}  // namespace
}  // namespace cochin::app
