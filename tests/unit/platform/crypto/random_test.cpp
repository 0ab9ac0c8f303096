#include "platform/crypto/random.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cochin::platform {
namespace {

// S-01
TEST(Random, DoesNotRepeat) {
  std::set<std::string> tokens;
  for (int i = 0; i < 10'000; ++i) tokens.insert(random_bytes(32));
  EXPECT_EQ(tokens.size(), 10'000U);
}

TEST(Random, DrawsTextFromTheAlphabetOnly) {
  const std::string text = random_text(2000, kLegibleAlphabet);
  EXPECT_EQ(text.size(), 2000U);
  EXPECT_EQ(text.find_first_not_of(kLegibleAlphabet), text.npos);
  EXPECT_EQ(std::set<char>(text.begin(), text.end()).size(), kLegibleAlphabet.size());
}

}  // namespace
}  // namespace cochin::platform
