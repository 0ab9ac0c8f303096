#include "storage/lanes/read_lane.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <stdexcept>

#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

using testing::TestDatabase;

constexpr std::string_view kEndless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

std::int64_t count_settings(sql::Connection& connection) {
  auto statement = connection.prepare("SELECT count(*) FROM database_setting");
  EXPECT_TRUE(*statement->step());
  return statement->integer(0);
}

TEST(ReadLane, SeesOneStateWhileWritesGoOn) {
  std::latch has_read(1);
  std::latch was_written(1);
  std::promise<std::pair<std::int64_t, std::int64_t>> counts;
  TestDatabase database;
  ASSERT_TRUE(database->post_read([&](sql::Connection& connection) {
    const std::int64_t before = count_settings(connection);
    has_read.count_down();
    was_written.wait();
    counts.set_value({before, count_settings(connection)});
  }));
  has_read.wait();
  database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  was_written.count_down();
  const auto [before, after] = counts.get_future().get();
  EXPECT_EQ(before, 0);
  EXPECT_EQ(after, 0);
  EXPECT_EQ(database.integer("SELECT count(*) FROM database_setting"), 1);
}

/// One reader that holds its first job until `release`, so that what is posted meanwhile follows
/// without an idle moment.
struct HeldReader {
  HeldReader()
      : database([] {
          DatabaseOptions options;
          options.reader_threads = 1;
          return options;
        }()) {
    EXPECT_TRUE(database->post_read([this](sql::Connection& connection) {
      count_settings(connection);
      connection.keep(std::make_shared<int>(1));
      has_read.count_down();
      release.wait();
    }));
    has_read.wait();
  }

  std::latch has_read{1};
  std::latch release{1};
  TestDatabase database;
};

TEST(ReadLane, SeesWhatWasCommittedBeforeTheJobWasPosted) {
  HeldReader reader;
  reader.database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  std::promise<std::int64_t> count;
  ASSERT_TRUE(reader.database->post_read(
      [&](sql::Connection& connection) { count.set_value(count_settings(connection)); }));
  reader.release.count_down();
  EXPECT_EQ(count.get_future().get(), 1);
}

TEST(ReadLane, SharesAStateBetweenJobsThatFollowEachOther) {
  HeldReader reader;
  std::promise<bool> is_kept;
  ASSERT_TRUE(reader.database->post_read(
      [&](sql::Connection& connection) { is_kept.set_value(connection.kept() != nullptr); }));
  reader.release.count_down();
  EXPECT_TRUE(is_kept.get_future().get());
}

TEST(ReadLane, ForgetsTheStateAfterACommit) {
  HeldReader reader;
  reader.database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  std::promise<bool> is_kept;
  ASSERT_TRUE(reader.database->post_read(
      [&](sql::Connection& connection) { is_kept.set_value(connection.kept() != nullptr); }));
  reader.release.count_down();
  EXPECT_FALSE(is_kept.get_future().get());
}

TEST(ReadLane, CannotWrite) {
  TestDatabase database;
  const Status refused = database->read_now([](sql::Connection& connection) {
    return connection.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "internal");
}

TEST(ReadLane, CutsAQueryAtItsDeadlineAndGoesOn) {
  DatabaseOptions options;
  options.reader_threads = 1;
  options.read.job_deadline = std::chrono::milliseconds(200);
  TestDatabase database(std::move(options));
  const Status cut =
      database->read_now([](sql::Connection& connection) { return connection.execute(kEndless); });
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().id(), "query_too_slow");
  EXPECT_EQ(database.integer("SELECT 42"), 42);
}

TEST(ReadLane, RefusesWhatItsQueueCannotHold) {
  DatabaseOptions options;
  options.reader_threads = 1;
  options.read.queue_limit = 1;
  std::latch is_busy(1);
  std::promise<void> open;
  TestDatabase database(std::move(options));
  ASSERT_TRUE(database->post_read([&is_busy, opened = open.get_future().share()](sql::Connection&) {
    is_busy.count_down();
    opened.wait();
  }));
  is_busy.wait();
  EXPECT_TRUE(database->post_read([](sql::Connection&) {}));
  EXPECT_FALSE(database->post_read([](sql::Connection&) {}));
  open.set_value();
}

TEST(ReadLane, DoesNotRunWhatNobodyWaitsForAnyMore) {
  DatabaseOptions options;
  options.reader_threads = 1;
  options.wait_limit = std::chrono::milliseconds(1);
  std::latch is_busy(1);
  std::promise<void> open;
  TestDatabase database(std::move(options));
  ASSERT_TRUE(database->post_read([&is_busy, opened = open.get_future().share()](sql::Connection&) {
    is_busy.count_down();
    opened.wait();
  }));
  is_busy.wait();
  bool has_run = false;
  const Status late = database->read_now([&](sql::Connection&) {
    has_run = true;
    return ok();
  });
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().id(), "unavailable");
  open.set_value();
  database->stop();
  EXPECT_FALSE(has_run);
}

TEST(ReadLane, SurvivesAnExceptionOfAJob) {
  DatabaseOptions options;
  options.reader_threads = 1;
  std::promise<std::string> reported;
  options.read.report_defect = [&](std::string_view defect) {
    reported.set_value(std::string(defect));
  };
  TestDatabase database(std::move(options));
  ASSERT_TRUE(database->post_read([](sql::Connection&) { throw std::runtime_error("broken"); }));
  EXPECT_EQ(reported.get_future().get(), "an exception left a job: broken");
  EXPECT_EQ(database.integer("SELECT 42"), 42);
}

TEST(ReadLane, ReadsOnSeveralThreadsAtOnce) {
  DatabaseOptions options;
  options.reader_threads = 2;
  std::latch both_inside(2);
  std::latch both_done(2);
  TestDatabase database(std::move(options));
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(database->post_read([&](sql::Connection&) {
      both_inside.arrive_and_wait();
      both_done.count_down();
    }));
  }
  both_done.wait();
}

}  // namespace
}  // namespace cochin::storage
