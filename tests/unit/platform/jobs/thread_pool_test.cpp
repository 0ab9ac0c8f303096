#include "platform/jobs/thread_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <stdexcept>
#include <string>

namespace cochin::platform {
namespace {

TEST(ThreadPool, RunsWhatIsQueuedBeforeItStops) {
  std::atomic<int> runs = 0;
  ThreadPool pool({.threads = 2, .queue_limit = 100});
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(pool.post([&] { ++runs; }));
  pool.stop();
  EXPECT_EQ(runs, 100);
  EXPECT_FALSE(pool.post([] {}));
}

TEST(ThreadPool, RefusesWhatItsQueueCannotHold) {
  std::latch is_busy(1);
  std::promise<void> open;
  ThreadPool pool({.threads = 1, .queue_limit = 2});
  EXPECT_TRUE(pool.post([&is_busy, opened = open.get_future().share()] {
    is_busy.count_down();
    opened.wait();
  }));
  is_busy.wait();
  EXPECT_TRUE(pool.post([] {}));
  EXPECT_TRUE(pool.post([] {}));
  EXPECT_FALSE(pool.post([] {}));
  EXPECT_EQ(pool.waiting(), 2U);
  open.set_value();
}

TEST(ThreadPool, ReportsAnExceptionAndGoesOn) {
  std::promise<std::string> reported;
  std::promise<void> ran;
  ThreadPool pool({.threads = 1, .queue_limit = 2, .report_defect = [&](std::string_view defect) {
                     reported.set_value(std::string(defect));
                   }});
  EXPECT_TRUE(pool.post([] { throw std::runtime_error("broken"); }));
  EXPECT_TRUE(pool.post([&] { ran.set_value(); }));
  EXPECT_EQ(reported.get_future().get(), "an exception left a job: broken");
  ran.get_future().wait();
}

TEST(ThreadPool, KnowsItsThreads) {
  std::promise<bool> inside;
  ThreadPool pool({.threads = 1});
  EXPECT_TRUE(pool.post([&] { inside.set_value(pool.is_current_thread()); }));
  EXPECT_TRUE(inside.get_future().get());
  EXPECT_FALSE(pool.is_current_thread());
}

TEST(BoundedQueue, TakesWhatIsThereUpToALimit) {
  BoundedQueue<int> queue(3);
  EXPECT_TRUE(queue.push(1));
  EXPECT_TRUE(queue.push(2));
  EXPECT_TRUE(queue.push(3));
  EXPECT_FALSE(queue.push(4));
  EXPECT_EQ(queue.pop_all(2, std::chrono::milliseconds(0)), (std::vector{1, 2}));
  EXPECT_EQ(queue.pop_all(2, std::chrono::milliseconds(0)), (std::vector{3}));
  EXPECT_EQ(queue.pop_all(2, std::chrono::milliseconds(0)), std::vector<int>());
}

TEST(BoundedQueue, GivesWhatItHoldsOnceClosed) {
  BoundedQueue<int> queue(2);
  EXPECT_TRUE(queue.push(1));
  queue.close();
  EXPECT_FALSE(queue.push(2));
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

}  // namespace
}  // namespace cochin::platform
