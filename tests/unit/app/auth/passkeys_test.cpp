#include "app/auth/passkeys.hpp"

#include <gtest/gtest.h>

#include "base/error_catalog.hpp"
#include "support/account_fixture.hpp"
#include "support/soft_authenticator.hpp"

namespace cochin::app {
namespace {

using testing::SoftAuthenticator;

constexpr std::int64_t kMinute = 60'000;
constexpr std::string_view kId = "cochin.example";
constexpr std::string_view kOrigin = "https://cochin.example:8443";
const RelyingParty kParty{"cochin.example:8443"};

/// Claire and the authenticator of her device. A-36.
class PasskeysTest : public ::testing::Test {
 protected:
  PasskeysTest() {
    accounts_.add_user("claire");
    token_ = accounts_.sign_in("claire").value().token;
  }

  std::shared_ptr<const Session> session() { return accounts_.session_of(token_); }

  template <typename Use>
  auto write(const Use& use) -> decltype(use(std::declval<WriteScope&>())) {
    decltype(use(std::declval<WriteScope&>())) value = Error{&errors::internal};
    const Status written = accounts_.lanes().write_now([&](WriteScope& scope) -> Status {
      value = use(scope);
      return value ? ok() : Status(value.error());
    });
    if (!written) return written.error();
    return value;
  }

  std::string challenge() {
    const auto seen = session();
    return write([&](WriteScope& scope) {
             return offer_passkey(scope, *seen, accounts_.authentication());
           })
        .value()
        .challenge;
  }

  Result<PasskeyEnrolment> add(const NewPasskey& made) {
    const auto seen = session();
    auto added = write([&](WriteScope& scope) {
      return add_passkey(seen->actor, scope, *seen, accounts_.authentication(), kParty, made);
    });
    if (added) token_ = added->session.token;
    return added;
  }

  NewPasskey made(std::string_view origin = kOrigin) {
    return {"Portable", SoftAuthenticator::client_data("webauthn.create", challenge(), origin),
            device_.registration(kId)};
  }

  void enrol() { ASSERT_TRUE(add(made())); }

  /// The first step, and the challenge of the second.
  std::shared_ptr<const Session> begin() {
    auto pending = accounts_.session_of(accounts_.sign_in("claire").value().token);
    const auto question =
        write([&](WriteScope& scope) { return ask_for_passkey(scope, *pending); });
    EXPECT_EQ(question->credentials, std::vector<std::string>{device_.credential_id});
    challenge_ = question->challenge;
    return pending;
  }

  PasskeyAnswer answer(std::string_view type = "webauthn.get", std::string_view origin = kOrigin) {
    const std::string data = SoftAuthenticator::client_data(type, challenge_, origin);
    const std::string said = device_.use(kId);
    return {kParty, device_.credential_id, data, said, device_.sign(said, data)};
  }

  std::string finish(const Session& pending, const PasskeyAnswer& given) {
    const auto result = accounts_.authentication().finish_sign_in(pending, given, {});
    if (result) return "signed in";
    const Error& error = result.error();
    return std::string(error.fields.empty() ? error.id() : error.fields[0].kind->id);
  }

  static std::string refusal(const Result<PasskeyEnrolment>& result) {
    if (result) return "added";
    return std::string(result.error().fields.empty() ? result.error().id()
                                                     : result.error().fields[0].kind->id);
  }

  testing::AccountFixture accounts_;
  SoftAuthenticator device_;
  std::string token_;
  std::string challenge_;
};

TEST_F(PasskeysTest, AreTheSecondStepOfASignIn) {
  enrol();
  const auto pending = begin();
  EXPECT_TRUE(pending->is_second_factor_pending);
  EXPECT_EQ(finish(*pending, answer()), "signed in");
  EXPECT_EQ(accounts_.database().integer(
                "SELECT count(*) FROM authentication_passkey WHERE last_used_at IS NOT NULL"),
            1);
}

TEST_F(PasskeysTest, GiveTheRecoveryCodesOnceAndANewTokenEachTime) {
  const std::string before = token_;
  const auto first = add(made());
  ASSERT_TRUE(first);
  EXPECT_EQ(first->recovery_codes.size(), 10U);
  EXPECT_EQ(accounts_.session_of(before), nullptr);
  device_.credential_id = "another";
  EXPECT_TRUE(add(made())->recovery_codes.empty());
}

TEST_F(PasskeysTest, AreRefusedWhenTheCeremonyWasAnother) {
  const std::string right = challenge();
  const auto with = [&](std::string_view type, std::string_view origin, std::string_view asked) {
    return refusal(
        add({"x", SoftAuthenticator::client_data(type, asked, origin), device_.registration(kId)}));
  };
  EXPECT_EQ(with("webauthn.get", kOrigin, right), "passkey_refused");
  EXPECT_EQ(with("webauthn.create", "https://evil.example", right), "passkey_refused");
  EXPECT_EQ(with("webauthn.create", "http://cochin.example:8443", right), "passkey_refused");
  EXPECT_EQ(with("webauthn.create", kOrigin, std::string(32, 'x')), "passkey_refused");
  EXPECT_EQ(refusal(add({"x", SoftAuthenticator::client_data("webauthn.create", right, kOrigin),
                         device_.registration("evil.example")})),
            "passkey_refused");
  EXPECT_EQ(refusal(add({"x", "{", device_.registration(kId)})), "passkey_refused");
  EXPECT_EQ(with("webauthn.create", kOrigin, right), "added");
}

TEST_F(PasskeysTest, NeedAUserWhoIsThereAndKnownToTheDevice) {
  for (const unsigned flags : {0U, SoftAuthenticator::kPresent, SoftAuthenticator::kVerified}) {
    device_.flags = flags;
    EXPECT_EQ(refusal(add(made())), "passkey_refused") << flags;
  }
  device_.flags = SoftAuthenticator::kPresent | SoftAuthenticator::kVerified;
  enrol();
  const auto pending = begin();
  device_.flags = SoftAuthenticator::kPresent;
  EXPECT_EQ(finish(*pending, answer()), "passkey_refused");
}

TEST_F(PasskeysTest, RefuseEveryShortenedRegistration) {
  const std::string whole = device_.registration(kId);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string data =
        SoftAuthenticator::client_data("webauthn.create", challenge(), kOrigin);
    ASSERT_EQ(refusal(add({"x", data, whole.substr(0, size)})), "passkey_refused") << size;
  }
}

TEST_F(PasskeysTest, AnswerAChallengeOnceAndInTime) {
  const NewPasskey late = made();
  accounts_.advance(6 * kMinute);
  EXPECT_EQ(refusal(add(late)), "passkey_refused");
  enrol();
  const auto pending = begin();
  const PasskeyAnswer right = answer();
  PasskeyAnswer wrong = right;
  wrong.signature.back() = static_cast<char>(wrong.signature.back() ^ 1);
  EXPECT_EQ(finish(*pending, wrong), "passkey_refused");
  EXPECT_EQ(finish(*pending, right), "passkey_refused") << "the wrong answer used the challenge up";
}

TEST_F(PasskeysTest, RefuseAnAnswerOfAnotherCeremonyKeyOrOrigin) {
  enrol();
  const auto pending = begin();
  EXPECT_EQ(finish(*pending, answer("webauthn.create")), "passkey_refused");
  const auto again = begin();
  EXPECT_EQ(finish(*again, answer("webauthn.get", "https://evil.example")), "passkey_refused");
  const auto third = begin();
  SoftAuthenticator stranger;
  PasskeyAnswer forged = answer();
  forged.signature = stranger.sign(forged.authenticator_data, forged.client_data);
  EXPECT_EQ(finish(*third, forged), "passkey_refused");
}

TEST_F(PasskeysTest, EndTheFirstStepAfterFiveWrongAnswers) {
  enrol();
  const auto pending = begin();
  PasskeyAnswer wrong = answer();
  wrong.credential_id = "unknown";
  for (int i = 0; i < 5; ++i) EXPECT_EQ(finish(*pending, wrong), "passkey_refused");
  EXPECT_EQ(finish(*pending, answer()), "unauthenticated");
}

TEST_F(PasskeysTest, NoticeACounterThatDoesNotGrow) {
  device_.count = 7;
  enrol();
  const auto pending = begin();
  EXPECT_EQ(finish(*pending, answer()), "passkey_refused");
  device_.count = 8;
  const auto again = begin();
  EXPECT_EQ(finish(*again, answer()), "signed in");
}

TEST_F(PasskeysTest, BelongToOneAccount) {
  enrol();
  accounts_.add_user("paul");
  token_ = accounts_.sign_in("paul").value().token;
  EXPECT_EQ(refusal(add(made())), "passkey_refused") << "the credential is Claire's";
}

TEST_F(PasskeysTest, NeedARecentPasswordAndARoom) {
  enrol();
  const auto offered = [&] {
    const auto seen = session();
    const auto offer = write(
        [&](WriteScope& scope) { return offer_passkey(scope, *seen, accounts_.authentication()); });
    return offer ? std::string("offered") : std::string(offer.error().id());
  };
  for (int i = 2; i <= 10; ++i) {
    device_.credential_id = std::to_string(i);
    ASSERT_EQ(refusal(add(made())), "added");
  }
  EXPECT_EQ(offered(), "too_many_items");
  accounts_.advance(11 * kMinute);
  EXPECT_EQ(offered(), "reauthentication_required");
}

TEST_F(PasskeysTest, TakeTheRecoveryCodesAlongWithTheLastFactor) {
  enrol();
  const auto seen = session();
  const auto removed = write([&](WriteScope& scope) -> Result<bool> {
    TRY(remove_passkey(seen->actor, scope, *seen, accounts_.authentication(), {1}));
    return true;
  });
  ASSERT_TRUE(removed);
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_recoverycode"), 0);
  EXPECT_FALSE(
      accounts_.session_of(accounts_.sign_in("claire").value().token)->is_second_factor_pending);
}

}  // namespace
}  // namespace cochin::app
