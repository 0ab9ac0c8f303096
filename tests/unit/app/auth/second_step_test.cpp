#include <gtest/gtest.h>

#include <set>

#include "app/auth/totp_enrolment.hpp"
#include "base/error_catalog.hpp"
#include "platform/crypto/one_time_code.hpp"
#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHalfMinute = 30'000;

std::string decode_base32(std::string_view text) {
  constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string bytes;
  unsigned waiting = 0;
  int bits = 0;
  for (const char sign : text) {
    waiting = waiting << 5 | static_cast<unsigned>(kSigns.find(sign));
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<char>(waiting >> bits & 0xff));
  }
  return bytes;
}

/// Claire has a second factor; her application knows its seed.
class SecondStepTest : public ::testing::Test {
 protected:
  void SetUp() override {
    accounts_.add_user("claire");
    token_ = accounts_.sign_in("claire").value().token;
    const TotpOffer offer = offered();
    uri_ = offer.otpauth_uri;
    const std::size_t at = uri_.find("secret=") + 7;
    seed_ = decode_base32(uri_.substr(at, uri_.find('&', at) - at));
    const TotpEnrolment enrolment = confirm(code()).value();
    codes_ = enrolment.recovery_codes;
    token_ = enrolment.session.token;
    accounts_.advance(kMinute);
  }

  template <typename Value>
  Value write(const std::function<Result<Value>(WriteScope&)>& use) {
    std::optional<Value> value;
    EXPECT_TRUE(accounts_.lanes().write_now([&](WriteScope& scope) -> Status {
      value = TRY(use(scope));
      return ok();
    }));
    return *std::move(value);
  }
  TotpOffer offered() {
    const auto session = accounts_.session_of(token_);
    return write<TotpOffer>(
        [&](WriteScope& scope) { return offer_totp(scope, *session, accounts_.authentication()); });
  }
  Result<TotpEnrolment> confirm(std::string_view code) {
    const auto session = accounts_.session_of(token_);
    TotpEnrolment enrolment;
    TRY(accounts_.lanes().write_now([&](WriteScope& scope) -> Status {
      enrolment =
          TRY(confirm_totp(session->actor, scope, *session, accounts_.authentication(), code));
      return ok();
    }));
    return enrolment;
  }
  std::string code(std::int64_t steps = 0) {
    const std::int64_t counter = accounts_.now().milliseconds / kHalfMinute + steps;
    return platform::one_time_code(seed_, static_cast<std::uint64_t>(counter));
  }
  std::string first_step() { return accounts_.sign_in("claire").value().token; }
  Result<SignedIn> second_step(const std::string& token, std::string_view typed) {
    const auto session = accounts_.session_of(token);
    if (session == nullptr) return Error{&errors::unauthenticated};
    return accounts_.authentication().finish_sign_in(*session, typed, {});
  }
  std::string failure(const std::string& token, std::string_view typed) {
    const auto result = second_step(token, typed);
    if (result) return "signed in";
    const Error& error = result.error();
    return std::string(error.fields.empty() ? error.id() : error.fields[0].kind->id);
  }

  testing::AccountFixture accounts_;
  std::string token_;
  std::string uri_;
  std::string seed_;
  std::vector<std::string> codes_;
};

//
TEST_F(SecondStepTest, OffersASeedOf160BitsForTheAccount) {
  EXPECT_EQ(seed_.size(), 20U);
  EXPECT_TRUE(uri_.starts_with("otpauth://totp/Cochin%20Project%20Manager:claire?secret=")) << uri_;
}

// C-09
TEST_F(SecondStepTest, KeepsTheSeedSealed) {
  const std::string stored = accounts_.database().text("SELECT hex(seed) FROM authentication_totp");
  std::string hex;
  for (const char byte : seed_) {
    char pair[3];
    std::snprintf(pair, sizeof pair, "%02X", static_cast<unsigned char>(byte));
    hex += pair;
  }
  EXPECT_FALSE(stored.empty());
  EXPECT_EQ(stored.find(hex), std::string::npos);
}

// S-02
TEST_F(SecondStepTest, CompletesTheSessionUnderANewToken) {
  const std::string first = first_step();
  EXPECT_TRUE(accounts_.session_of(first)->is_second_factor_pending);
  const SignedIn entered = second_step(first, code()).value();
  EXPECT_EQ(accounts_.session_of(first), nullptr);
  const auto session = accounts_.session_of(entered.token);
  EXPECT_FALSE(session->is_second_factor_pending);
  EXPECT_EQ(session->expires_at.milliseconds,
            accounts_.now().milliseconds + std::int64_t{12} * 60 * kMinute);
  EXPECT_FALSE(entered.device_marks.empty());
}

//
TEST_F(SecondStepTest, TakesEachCodeOnceAndNoneTwoStepsAway) {
  EXPECT_EQ(failure(first_step(), code(-2)), "wrong_code");
  EXPECT_EQ(failure(first_step(), code(2)), "wrong_code");
  EXPECT_EQ(failure(first_step(), code(-1)), "signed in");
  EXPECT_EQ(failure(first_step(), code(-1)), "wrong_code");
  EXPECT_EQ(failure(first_step(), code(1)), "signed in");
  EXPECT_EQ(failure(first_step(), code()), "wrong_code");
}

//
TEST_F(SecondStepTest, EndsAfterFiveWrongCodes) {
  const std::string first = first_step();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(failure(first, "000000"), "wrong_code");
  EXPECT_EQ(failure(first, code()), "unauthenticated");
  EXPECT_EQ(accounts_.session_of(first), nullptr);
}

//
TEST_F(SecondStepTest, FirstStepsAloneAreCountedAsFailures) {
  for (int i = 0; i < 5; ++i) first_step();
  EXPECT_EQ(accounts_.sign_in("claire").error().id(), "too_many_attempts");
}

//
TEST_F(SecondStepTest, WaitsFiveMinutes) {
  const std::string first = first_step();
  accounts_.advance(5 * kMinute);
  EXPECT_EQ(failure(first, code()), "unauthenticated");
}

TEST_F(SecondStepTest, IsNothingForACompleteSession) {
  EXPECT_EQ(failure(token_, code()), "unauthenticated");
  EXPECT_NE(accounts_.session_of(token_), nullptr);
}

//
TEST_F(SecondStepTest, TakesEachOfTenRecoveryCodesOnce) {
  EXPECT_EQ(std::set<std::string>(codes_.begin(), codes_.end()).size(), 10U);
  EXPECT_EQ(failure(first_step(), codes_[3]), "signed in");
  EXPECT_EQ(failure(first_step(), codes_[3]), "wrong_code");
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_recoverycode"), 9);
  EXPECT_EQ(accounts_.database().integer(
                "SELECT count(*) FROM authentication_recoverycode WHERE length(code_hash) = 32"),
            9);
}

//
TEST_F(SecondStepTest, RenewsTheRecoveryCodesAsASet) {
  const auto session = accounts_.session_of(token_);
  const auto renewed = write<std::vector<std::string>>([&](WriteScope& scope) {
    return renew_recovery_codes(session->actor, scope, *session, accounts_.authentication());
  });
  EXPECT_EQ(failure(first_step(), codes_[0]), "wrong_code");
  EXPECT_EQ(failure(first_step(), renewed[0]), "signed in");
}

// S-11
TEST_F(SecondStepTest, ChangesTheFactorOnlyWithARecentPassword) {
  accounts_.advance(11 * kMinute);
  const auto session = accounts_.session_of(token_);
  const Status removed = accounts_.lanes().write_now([&](WriteScope& scope) {
    return remove_totp(session->actor, scope, *session, accounts_.authentication());
  });
  EXPECT_EQ(removed.error().id(), "reauthentication_required");
  EXPECT_EQ(confirm("000000").error().id(), "reauthentication_required");
}

TEST_F(SecondStepTest, AsksForNothingOnceTheFactorIsRemoved) {
  const auto session = accounts_.session_of(token_);
  ASSERT_TRUE(accounts_.lanes().write_now([&](WriteScope& scope) {
    return remove_totp(session->actor, scope, *session, accounts_.authentication());
  }));
  EXPECT_FALSE(accounts_.session_of(first_step())->is_second_factor_pending);
  EXPECT_EQ(accounts_.database().integer("SELECT count(*) FROM authentication_recoverycode"), 0);
}

TEST_F(SecondStepTest, KeepsTheActiveSeedUntilTheNewOnesFirstCode) {
  offered();
  EXPECT_EQ(confirm(code()).error().fields[0].kind->id, "wrong_code");
  EXPECT_EQ(failure(first_step(), code()), "signed in");
}

// a new password does not skip the second factor
TEST_F(SecondStepTest, IsAskedAfterAChangeOfPassword) {
  constexpr std::string_view kNew = "tambour ivoire seuil lampe";
  const auto session = accounts_.session_of(token_);
  ASSERT_TRUE(accounts_.authentication().change_password(
      session->actor, *session, {testing::AccountFixture::kPassword, kNew}, {}));
  const SignedIn entered = accounts_.sign_in("claire", kNew).value();
  EXPECT_TRUE(entered.session->is_second_factor_pending);
}

}  // namespace
}  // namespace cochin::app
