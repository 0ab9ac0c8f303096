#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "app/auth/device_marks.hpp"
#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr std::string_view kRight = testing::AccountFixture::kPassword;
constexpr std::string_view kWrong = "girafe papier lundi racines";

Client stranger() {
  return {.device = "", .address = "10.0.0.66", .replaced_token = "", .device_marks = ""};
}

class KnownDevicesTest : public ::testing::Test {
 protected:
  void SetUp() override { accounts_.add_user("claire"); }

  std::string mark(std::string_view name = "claire", std::string marks = {}) {
    return accounts_.sign_in(name, kRight, at_desk(std::move(marks))).value().device_marks;
  }
  static Client at_desk(std::string marks) {
    return {.device = "",
            .address = "10.0.0.7",
            .replaced_token = "",
            .device_marks = std::move(marks)};
  }
  std::string_view failure(std::string_view password, const Client& client,
                           std::string_view name = "claire") {
    const auto result = accounts_.sign_in(name, password, client);
    return result ? "signed in" : result.error().id();
  }

  testing::AccountFixture accounts_;
};

//
TEST_F(KnownDevicesTest, StrangersCannotLockAUserOut) {
  const std::string marks = mark();
  for (int i = 0; i < 1000; ++i) {
    failure(kWrong, stranger());
    if (i % 10 == 0) accounts_.advance(kMinute);
  }
  EXPECT_EQ(failure(kRight, stranger()), "too_many_attempts");
  EXPECT_EQ(failure(kRight, at_desk(marks)), "signed in");
}

// even from the same network
TEST_F(KnownDevicesTest, TheLimitOfANetworkDoesNotStopThem) {
  const std::string marks = mark();
  for (int i = 0; i < 30; ++i) failure(kWrong, at_desk(""), "nobody" + std::to_string(i));
  EXPECT_EQ(failure(kRight, at_desk("")), "too_many_attempts");
  EXPECT_EQ(failure(kRight, at_desk(marks)), "signed in");
}

TEST_F(KnownDevicesTest, HaveABudgetOfTheirOwn) {
  const std::string marks = mark();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(failure(kWrong, at_desk(marks)), "invalid_credentials");
  EXPECT_EQ(failure(kRight, at_desk(marks)), "too_many_attempts");
  EXPECT_EQ(failure(kRight, stranger()), "signed in");
}

TEST_F(KnownDevicesTest, DoNotForgiveWhatStrangersDid) {
  const std::string marks = mark();
  for (int i = 0; i < 5; ++i) failure(kWrong, stranger());
  EXPECT_EQ(failure(kRight, at_desk(marks)), "signed in");
  EXPECT_EQ(failure(kRight, stranger()), "too_many_attempts");
}

//
TEST_F(KnownDevicesTest, StrangersHaveTwentyFiveTriesADay) {
  int verified = 0;
  for (int minute = 0; minute < 24 * 60; ++minute) {
    Client client = stranger();
    client.address = "10.1." + std::to_string(minute / 200) + "." + std::to_string(minute % 200);
    if (failure(kWrong, client) == "invalid_credentials") ++verified;
    accounts_.advance(kMinute);
  }
  EXPECT_EQ(verified, 25);
}

//
TEST_F(KnownDevicesTest, OneNetworkTriesTwentyNamesAMinute) {
  int verified = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string name = "name" + std::to_string(i);
    if (failure("Printemps 2026", stranger(), name) == "invalid_credentials") ++verified;
  }
  EXPECT_EQ(verified, 20);
  EXPECT_EQ(failure(kRight, at_desk("")), "signed in");
}

// a whole ward may be behind one address
TEST_F(KnownDevicesTest, SuccessesOfANetworkAreNotCounted) {
  for (int i = 0; i < 50; ++i) EXPECT_EQ(failure(kRight, stranger()), "signed in");
}

//
TEST_F(KnownDevicesTest, AreForgottenWithThePassword) {
  const std::string marks = mark();
  accounts_.advance(kMinute);
  accounts_.database().execute(
      "UPDATE authentication_user SET password_changed_at = '2024-06-01T00:00:00.000Z'");
  for (int i = 0; i < 5; ++i) failure(kWrong, stranger());
  EXPECT_EQ(failure(kRight, at_desk(marks)), "too_many_attempts");
}

TEST_F(KnownDevicesTest, AreForgottenAfterAYear) {
  const std::string marks = mark();
  accounts_.advance(366 * kDay);
  for (int i = 0; i < 5; ++i) failure(kWrong, stranger());
  EXPECT_EQ(failure(kRight, at_desk(marks)), "too_many_attempts");
}

TEST_F(KnownDevicesTest, CannotBeForgedNorLent) {
  accounts_.add_user("luc");
  const std::string marks = mark();
  std::string forged = marks;
  forged[3] = forged[3] == 'A' ? 'B' : 'A';
  for (int i = 0; i < 5; ++i) failure(kWrong, stranger());
  for (int i = 0; i < 5; ++i) failure(kWrong, stranger(), "luc");
  for (const std::string& bad :
       {forged, marks + "A", std::string("1..."), std::string("~~.~"), std::string(5000, 'x')}) {
    EXPECT_EQ(failure(kRight, at_desk(bad)), "too_many_attempts") << bad;
  }
  EXPECT_EQ(failure(kRight, at_desk(marks), "luc"), "too_many_attempts");
}

TEST_F(KnownDevicesTest, RememberFiveUsersOfASharedBrowser) {
  std::string marks = mark();
  for (int i = 0; i < 5; ++i) {
    const std::string name = "user" + std::to_string(i);
    accounts_.add_user(name);
    marks = mark(name, marks);
  }
  for (int i = 0; i < 5; ++i) {
    failure(kWrong, stranger(), "user0");
    accounts_.advance(kMinute);
    failure(kWrong, stranger());
  }
  EXPECT_EQ(failure(kRight, at_desk(marks), "user0"), "signed in");
  EXPECT_EQ(failure(kRight, at_desk(marks)), "too_many_attempts");
}

//
TEST_F(KnownDevicesTest, VerifyAtMostFivePasswordsOfABurst) {
  std::atomic<int> verified = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      if (failure(kWrong, stranger()) == "invalid_credentials") ++verified;
    });
  }
  threads.clear();
  EXPECT_EQ(verified, 5);
}

}  // namespace
}  // namespace cochin::app
