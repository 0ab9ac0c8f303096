#include "storage/lanes/write_lane.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error_catalog.hpp"
#include "support/faulty_file_system.hpp"
#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

using ::testing::ElementsAre;
using testing::FaultyFileSystem;
using testing::TemporaryFolder;

constexpr std::string_view kEndlessInsert =
    "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

Status insert(sql::Connection& connection, std::int64_t value) {
  sql::Statement statement = TRY(connection.prepare("INSERT INTO t VALUES (?1)"));
  return statement.bind(1, value).run();
}

/// Keeps the writer busy so that what is posted meanwhile waits together.
class Gate {
 public:
  explicit Gate(WriteLane& lane) {
    std::promise<void> closed;
    std::future<void> is_closed = closed.get_future();
    auto keep = std::make_shared<std::promise<void>>(std::move(closed));
    EXPECT_TRUE(lane.post({[keep, opened = open_.get_future().share()](sql::Connection&) {
                             keep->set_value();
                             opened.wait();
                             return ok();
                           },
                           {}}));
    is_closed.wait();
  }
  ~Gate() { release(); }

  void release() {
    if (!is_released_) open_.set_value();
    is_released_ = true;
  }

 private:
  std::promise<void> open_;
  bool is_released_ = false;
};

/// Gathers the ids of the results of jobs, "ok" for success, in the order of their answers.
class Answers {
 public:
  std::function<void(Status)> next() {
    return [this](Status status) {
      const std::lock_guard lock(mutex_);
      ids_.push_back(status ? "ok" : std::string(status.error().id()));
    };
  }
  std::vector<std::string> ids() {
    const std::lock_guard lock(mutex_);
    return ids_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> ids_;
};

class WriteLaneTest : public ::testing::Test {
 protected:
  WriteLaneTest() {
    options_.report_defect = [](std::string_view) {};
  }

  WriteLane& start() {
    auto writer = sql::Connection::open(file_, {sql::AccessMode::kWrite, files_.name()}).value();
    EXPECT_TRUE(writer->execute("CREATE TABLE IF NOT EXISTS t(a)"));
    auto mover =
        sql::Connection::open(file_, {sql::AccessMode::kCheckpoint, files_.name()}).value();
    lane_ = std::make_unique<WriteLane>(std::move(writer), std::move(mover), options_);
    return *lane_;
  }

  std::function<void(Status)> answer() { return answers_.next(); }

  /// Posts `run` and gives its result's id, "ok" for success.
  std::future<std::string> post(std::function<Status(sql::Connection&)> run) {
    auto told = std::make_shared<std::promise<std::string>>();
    EXPECT_TRUE(lane_->post({std::move(run), [told](Status status) {
                               told->set_value(status ? "ok" : std::string(status.error().id()));
                             }}));
    return told->get_future();
  }

  /// What is on the disk, in order.
  std::string stored() {
    auto reader = sql::Connection::open(file_, {sql::AccessMode::kRead, {}}).value();
    auto statement = reader->prepare("SELECT group_concat(a, ' ') FROM t").value();
    EXPECT_TRUE(*statement.step());
    return std::string(statement.text(0));
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "t.sqlite3";
  FaultyFileSystem files_;
  WriteLane::Options options_;
  Answers answers_;
  std::unique_ptr<WriteLane> lane_;
};

TEST_F(WriteLaneTest, AnswersAfterTheCommit) {
  WriteLane& lane = start();
  std::string seen;
  ASSERT_TRUE(lane.post({[](sql::Connection& connection) { return insert(connection, 1); },
                         [&](Status status) { seen = status ? stored() : "failed"; }}));
  lane.stop();
  EXPECT_EQ(seen, "1");
}

TEST_F(WriteLaneTest, CommitsWaitingJobsTogether) {
  WriteLane& lane = start();
  Gate gate(lane);
  for (std::int64_t i = 0; i < 64; ++i) {
    ASSERT_TRUE(lane.post({[i](sql::Connection& c) { return insert(c, i); }, answer()}));
  }
  gate.release();
  lane.stop();
  EXPECT_EQ(lane.counters().jobs, 65U);
  EXPECT_EQ(lane.counters().commits, 2U);
  EXPECT_EQ(answers_.ids(), std::vector<std::string>(64, "ok"));
}

TEST_F(WriteLaneTest, SharesCommitsBetweenConcurrentWriters) {
  WriteLane& lane = start();
  {
    std::vector<std::jthread> writers;
    for (std::int64_t writer = 0; writer < 64; ++writer) {
      writers.emplace_back([this, &lane, writer] {
        for (int i = 0; i < 4; ++i) {
          EXPECT_TRUE(
              lane.post({[writer](sql::Connection& c) { return insert(c, writer); }, answer()}));
        }
      });
    }
  }
  lane.stop();
  EXPECT_EQ(answers_.ids(), std::vector<std::string>(256, "ok"));
  EXPECT_LT(lane.counters().commits, 256U);
}

TEST_F(WriteLaneTest, RollsBackAFailingJobAlone) {
  WriteLane& lane = start();
  Gate gate(lane);
  const auto insert_then_refuse = [](sql::Connection& c) -> Status {
    TRY(insert(c, 2));
    return Error{&errors::not_found};
  };
  const auto insert_then_throw = [](sql::Connection& c) -> Status {
    TRY(insert(c, 3));
    throw std::runtime_error("broken");
  };
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
  ASSERT_TRUE(lane.post({insert_then_refuse, answer()}));
  ASSERT_TRUE(lane.post({insert_then_throw, answer()}));
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 4); }, answer()}));
  gate.release();
  lane.stop();
  EXPECT_THAT(answers_.ids(), ElementsAre("ok", "not_found", "internal", "ok"));
  EXPECT_EQ(stored(), "1 4");
}

TEST_F(WriteLaneTest, CommitsNothingForALoneFailingJob) {
  WriteLane& lane = start();
  ASSERT_TRUE(lane.post({[](sql::Connection& c) -> Status {
                           TRY(insert(c, 1));
                           return Error{&errors::not_found};
                         },
                         answer()}));
  lane.stop();
  EXPECT_THAT(answers_.ids(), ElementsAre("not_found"));
  EXPECT_EQ(lane.counters().commits, 0U);
  EXPECT_EQ(stored(), "");
}

TEST_F(WriteLaneTest, CutsAJobThatTakesTooLongAndGoesOn) {
  options_.job_deadline = std::chrono::milliseconds(200);
  WriteLane& lane = start();
  Gate gate(lane);
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return c.execute(kEndlessInsert); }, answer()}));
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 3); }, answer()}));
  gate.release();
  lane.stop();
  // The engine undoes the whole transaction when it interrupts a write.
  EXPECT_THAT(answers_.ids(), ElementsAre("unavailable", "query_too_slow", "ok"));
  EXPECT_EQ(stored(), "3");
}

TEST_F(WriteLaneTest, RefusesAJobThatEndsTheTransaction) {
  WriteLane& lane = start();
  Gate gate(lane);
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return c.execute("ROLLBACK"); }, answer()}));
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 2); }, answer()}));
  gate.release();
  lane.stop();
  EXPECT_THAT(answers_.ids(), ElementsAre("internal", "ok"));
  EXPECT_EQ(stored(), "2");
}

TEST_F(WriteLaneTest, RecoversByItselfFromAFullDisk) {
  WriteLane& lane = start();
  files_.set_fault(FaultyFileSystem::Fault::kDiskFull);
  EXPECT_EQ(post([](sql::Connection& c) { return insert(c, 1); }).get(), "storage_full");
  EXPECT_TRUE(lane.is_healthy());
  files_.set_fault(FaultyFileSystem::Fault::kNone);
  EXPECT_EQ(post([](sql::Connection& c) { return insert(c, 2); }).get(), "ok");
  EXPECT_EQ(stored(), "2");
}

TEST_F(WriteLaneTest, TellsTheWholeGroupThatTheDiskIsFull) {
  WriteLane& lane = start();
  Gate gate(lane);
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 2); }, answer()}));
  files_.set_fault(FaultyFileSystem::Fault::kDiskFull);
  gate.release();
  lane.stop();
  EXPECT_THAT(answers_.ids(), ElementsAre("storage_full", "storage_full"));
}

TEST_F(WriteLaneTest, AcknowledgesNothingMoreAfterAFailedSync) {
  WriteLane& lane = start();
  Gate gate(lane);
  for (std::int64_t i = 1; i <= 2; ++i) {
    ASSERT_TRUE(lane.post({[i](sql::Connection& c) { return insert(c, i); }, answer()}));
  }
  auto last = post([](sql::Connection&) { return ok(); });
  files_.set_fault(FaultyFileSystem::Fault::kSyncFails);
  gate.release();
  EXPECT_EQ(last.get(), "storage_failed");
  EXPECT_THAT(answers_.ids(), ElementsAre("storage_failed", "storage_failed"));
  EXPECT_FALSE(lane.is_healthy());

  files_.set_fault(FaultyFileSystem::Fault::kNone);
  EXPECT_EQ(post([](sql::Connection& c) { return insert(c, 3); }).get(), "storage_failed");
  lane.stop();
  WriteLane& restarted = start();
  ASSERT_TRUE(restarted.post({[](sql::Connection& c) { return insert(c, 4); }, answer()}));
  restarted.stop();
  EXPECT_EQ(answers_.ids().back(), "ok");
}

TEST_F(WriteLaneTest, CommitsNothingOnceAJobMetAFailingDisk) {
  WriteLane& lane = start();
  const auto meet_a_failure = [](sql::Connection& c) -> Status {
    static_cast<void>(c.error_from(SQLITE_IOERR_READ));
    return Error{&errors::not_found};
  };
  {
    Gate gate(lane);
    ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
    ASSERT_TRUE(lane.post({meet_a_failure, answer()}));
  }
  lane.stop();
  EXPECT_THAT(answers_.ids(), ElementsAre("storage_failed", "not_found"));
  EXPECT_EQ(stored(), "");
}

TEST_F(WriteLaneTest, RefusesWhatItsQueueCannotHold) {
  options_.queue_limit = 1;
  WriteLane& lane = start();
  Gate gate(lane);
  EXPECT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
  EXPECT_FALSE(lane.post({[](sql::Connection& c) { return insert(c, 2); }, answer()}));
  gate.release();
  lane.stop();
  EXPECT_EQ(stored(), "1");
}

TEST_F(WriteLaneTest, RefusesWhatIsStillQueuedWhenDrainingTakesTooLong) {
  options_.drain_limit = std::chrono::milliseconds(0);
  WriteLane& lane = start();
  std::jthread stopper;
  {
    Gate gate(lane);
    ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
    stopper = std::jthread([&] { lane.stop(); });
    // The lane refuses posts from the moment that its drain limit is set. The pause keeps these
    // from filling the queue first, which refuses them too.
    while (lane.post({[](sql::Connection&) -> Status { return Error{&errors::not_found}; }, {}})) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  stopper.join();
  EXPECT_THAT(answers_.ids(), ElementsAre("unavailable"));
  EXPECT_EQ(stored(), "");
}

TEST_F(WriteLaneTest, SurvivesAnExceptionOfTheAnswer) {
  WriteLane& lane = start();
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); },
                         [](Status) { throw std::runtime_error("broken"); }}));
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 2); }, answer()}));
  lane.stop();
  EXPECT_EQ(stored(), "1 2");
}

TEST_F(WriteLaneTest, MovesALongLogIntoTheMainFile) {
  WriteLane& lane = start();
  EXPECT_EQ(post([](sql::Connection& c) {
              return c.execute("INSERT INTO t VALUES (zeroblob(6000000))");
            }).get(),
            "ok");
  while (std::filesystem::file_size(file_) < 6'000'000) std::this_thread::yield();
  lane.stop();
}

TEST_F(WriteLaneTest, WritesOnWhileTheLogIsMoved) {
  WriteLane& lane = start();
  Gate in_a_transaction(lane);
  auto mover = sql::Connection::open(file_, {sql::AccessMode::kCheckpoint, {}}).value();
  EXPECT_TRUE(mover->checkpoint(sql::Connection::Checkpoint::kPassive).value()->is_complete());
  EXPECT_FALSE(mover->execute("INSERT INTO t VALUES (1)"));
}

TEST_F(WriteLaneTest, StartsTheLogAgainBeforeItGrowsLong) {
  WriteLane& lane = start();
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(post([](sql::Connection& c) {
                return c.execute("INSERT INTO t VALUES (zeroblob(5000000))");
              }).get(),
              "ok");
  }
  EXPECT_LT(std::filesystem::file_size(file_.string() + "-wal"), 110'000'000U);
  lane.stop();
  EXPECT_GT(std::filesystem::file_size(file_), 200'000'000U);
}

TEST_F(WriteLaneTest, AcknowledgesNothingMoreOnceTheMainFileCannotBeSynced) {
  WriteLane& lane = start();
  files_.set_fault(FaultyFileSystem::Fault::kMainSyncFails);
  EXPECT_EQ(post([](sql::Connection& c) {
              return c.execute("INSERT INTO t VALUES (zeroblob(6000000))");
            }).get(),
            "ok");  // it is in the log, and synced there
  while (lane.is_healthy()) std::this_thread::yield();
  EXPECT_EQ(post([](sql::Connection& c) { return insert(c, 1); }).get(), "storage_failed");
  lane.stop();
}

TEST_F(WriteLaneTest, EmptiesTheLogWhenIdle) {
  options_.idle_before_truncate = std::chrono::milliseconds(1);
  WriteLane& lane = start();
  ASSERT_TRUE(lane.post({[](sql::Connection& c) { return insert(c, 1); }, answer()}));
  while (std::filesystem::file_size(file_.string() + "-wal") > 0) std::this_thread::yield();
  lane.stop();
  EXPECT_THAT(answers_.ids(), ElementsAre("ok"));
}

}  // namespace
}  // namespace cochin::storage
