#include "platform/jobs/thread_priority.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <thread>

namespace cochin::platform {
namespace {

TEST(ThreadPriority, ChangesTheCallingThreadOnly) {
  const int before = ::getpriority(PRIO_PROCESS, 0);
  int lowered = before;
  std::thread([&] {
    give_way_to_other_threads();
    lowered = ::getpriority(PRIO_PROCESS, 0);
  }).join();
  EXPECT_EQ(lowered, 19);
  EXPECT_EQ(::getpriority(PRIO_PROCESS, 0), before);
}

}  // namespace
}  // namespace cochin::platform
