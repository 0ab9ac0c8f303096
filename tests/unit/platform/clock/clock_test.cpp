#include "platform/clock/clock.hpp"

#include <gtest/gtest.h>

namespace cochin::platform {
namespace {

TEST(SystemClock, TellsAPresentInstantInUtc) {
  const Clock clock = system_clock();
  const Timestamp first = clock();
  const Timestamp second = clock();
  EXPECT_GT(first, *Timestamp::parse("2024-01-01T00:00:00Z"));
  EXPECT_LE(first, second);
}

}  // namespace
}  // namespace cochin::platform
