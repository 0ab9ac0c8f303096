#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

constexpr int kSamples = 300;
/// A busy machine can part two medians once; a difference that is there parts them each time.
constexpr int kMostRounds = 3;

double median(std::vector<double> times) {
  std::ranges::nth_element(times, times.begin() + kSamples / 2);
  return times[kSamples / 2];
}

// the code that serves people, at an eighth of the cost of a hash
TEST(AnswerTime, DoesNotTellWhichNamesExist) {
  testing::AccountFixture accounts([](AuthenticationSettings& settings) {
    settings.hash_cost = {.memory_bytes = std::size_t{8} * 1024 * 1024, .passes = 3};
  });
  accounts.add_user("known0");
  accounts.database().execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
      "INSERT INTO authentication_user(username, username_key, password, date_joined, "
      "password_changed_at) SELECT 'known' || i, 'known' || i, password, date_joined, "
      "password_changed_at FROM n, authentication_user WHERE username = 'known0'");
  const auto time_of = [&](const std::string& name) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(accounts.sign_in(name, "girafe").error().id(), "invalid_credentials");
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
  };
  double share = 1;
  for (int round = 0; round < kMostRounds && share >= 0.05; ++round) {
    std::vector<double> known;
    std::vector<double> unknown;
    for (int i = 1; i <= kSamples; ++i) {
      known.push_back(time_of("known" + std::to_string(i)));
      unknown.push_back(time_of("other" + std::to_string(i)));
    }
    share = std::abs(median(known) - median(unknown)) / median(known);
  }
  EXPECT_LT(share, 0.05);
}

}  // namespace
}  // namespace cochin::app
