#include "app/jobs/job_runs.hpp"

#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

#include "base/error_catalog.hpp"
#include "support/account_fixture.hpp"

namespace cochin::app {
namespace {

using domain::JobRun;
using domain::JobState;

class JobRunsTest : public ::testing::Test {
 protected:
  JobRunsTest() : runs_(JobRuns::open(fixture_.lanes()).value()) {}

  ~JobRunsTest() override { close(); }

  /// Jobs use the service: they end before it does.
  void close() {
    runs_->interrupt();
    fixture_.database()->stop();
  }

  Actor actor(std::int64_t id, bool is_superuser = false) {
    Actor someone;
    someone.id = UserId{id};
    someone.is_superuser = is_superuser;
    return someone;
  }

  JobRunId start(const Actor& who, JobWork work) {
    JobRunId id;
    EXPECT_TRUE(fixture_.lanes().write_now([&](WriteScope& scope) -> Status {
      id = TRY(runs_->start(who, scope, "import", std::move(work)));
      return ok();
    }));
    return id;
  }

  Result<JobRun> find(const Actor& who, JobRunId id) {
    Result<JobRun> found = Error{&errors::internal};
    EXPECT_TRUE(fixture_.lanes().read_now([&](ReadScope& scope) -> Status {
      found = runs_->find(who, scope, id);
      return ok();
    }));
    return found;
  }

  Result<JobRun> cancel(const Actor& who, JobRunId id) {
    Result<JobRun> found = Error{&errors::internal};
    EXPECT_TRUE(fixture_.lanes().read_now([&](ReadScope& scope) -> Status {
      found = runs_->cancel(who, scope, id);
      return ok();
    }));
    return found;
  }

  testing::AccountFixture fixture_;
  std::unique_ptr<JobRuns> runs_;
};

TEST_F(JobRunsTest, KeepsWhatTheWorkGives) {
  const auto run = runs_->run_here(actor(7), "import", [](JobProgress& progress) -> Result<Tree> {
    progress.report(3, 4);
    return Tree(Tree::Map{{"created", 3}});
  });
  ASSERT_TRUE(run);
  const auto found = find(actor(7), run->id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->state, JobState::kSucceeded);
  EXPECT_EQ(found->progress, 3);
  EXPECT_EQ(found->total, 4);
  EXPECT_EQ(*found->result.find("created")->as_integer(), 3);
  EXPECT_EQ(found->started_at, fixture_.now());
  EXPECT_EQ(found->finished_at, fixture_.now());
}

TEST_F(JobRunsTest, SaysWhyTheWorkFailed) {
  const auto refuse = [](JobProgress&) -> Result<Tree> { return Error{&errors::table_file_empty}; };
  const auto run = runs_->run_here(actor(7), "import", refuse);
  ASSERT_TRUE(run);
  const auto found = find(actor(7), run->id);
  EXPECT_EQ(found->state, JobState::kFailed);
  EXPECT_EQ(found->error, "table_file_empty");
  EXPECT_EQ(found->message, "Le fichier ne contient aucune ligne de titres.");
  EXPECT_TRUE(found->result.is_null());
}

TEST_F(JobRunsTest, OutlivesAnExceptionOfTheWork) {
  const auto run = runs_->run_here(
      actor(7), "import", [](JobProgress&) -> Result<Tree> { throw std::runtime_error("no"); });
  EXPECT_EQ(find(actor(7), run->id)->error, "internal");
}

TEST_F(JobRunsTest, TellsTheDetailOfAFailureToItsOwnerAlone) {
  std::string told;
  runs_ = JobRuns::open(fixture_.lanes(), [&](const JobRun& run, const Error& error) {
            told = run.job + ": " + error.detail;
          }).value();
  const auto run = runs_->run_here(
      actor(7), "import", [](JobProgress&) -> Result<Tree> { throw std::runtime_error("no"); });
  EXPECT_EQ(told, "import: no");
  EXPECT_NE(find(actor(7), run->id)->message, "no");
}

TEST_F(JobRunsTest, ShowsTheProgressOfARunningJobAndEndsItWhenAsked) {
  std::promise<void> reported;
  const JobRunId id = start(actor(7), [&](JobProgress& progress) -> Result<Tree> {
    progress.report(10, 100);
    reported.set_value();
    while (!progress.is_cancelled()) std::this_thread::yield();
    return Tree(Tree::Map{{"created", 10}});
  });
  reported.get_future().wait();
  const auto running = find(actor(7), id);
  EXPECT_EQ(running->state, JobState::kRunning);
  EXPECT_EQ(running->progress, 10);
  EXPECT_EQ(running->total, 100);
  ASSERT_TRUE(cancel(actor(7), id));
  while (!is_finished(find(actor(7), id)->state)) std::this_thread::yield();
  const auto ended = find(actor(7), id);
  EXPECT_EQ(ended->state, JobState::kCancelled);
  EXPECT_EQ(*ended->result.find("created")->as_integer(), 10);
}

TEST_F(JobRunsTest, CannotEndWhatHasEnded) {
  const auto run =
      runs_->run_here(actor(7), "import", [](JobProgress&) -> Result<Tree> { return Tree(); });
  EXPECT_EQ(cancel(actor(7), run->id).error().id(), "job_finished");
}

TEST_F(JobRunsTest, HidesTheRunsOfOthersButNotFromSuperusers) {
  const auto work = [](JobProgress&) -> Result<Tree> { return Tree(); };
  const JobRunId mine = runs_->run_here(actor(7), "import", work)->id;
  const JobRunId other = runs_->run_here(actor(8), "import", work)->id;
  EXPECT_EQ(find(actor(8), mine).error().id(), "not_found");
  EXPECT_EQ(cancel(actor(8), mine).error().id(), "not_found");
  EXPECT_TRUE(find(actor(9, true), mine));
  const auto ids = [&](const Actor& who, JobRunId before, std::int64_t limit) {
    std::vector<JobRunId> listed;
    EXPECT_TRUE(fixture_.lanes().read_now([&](ReadScope& scope) -> Status {
      for (const JobRun& run : TRY(runs_->list(who, scope, before, limit)))
        listed.push_back(run.id);
      return ok();
    }));
    return listed;
  };
  EXPECT_EQ(ids(actor(7), {}, 50), std::vector{mine});
  EXPECT_EQ(ids(actor(9, true), {}, 50), (std::vector{other, mine}));
  EXPECT_EQ(ids(actor(9, true), other, 50), std::vector{mine});
  EXPECT_EQ(ids(actor(9, true), {}, 1), std::vector{other});
}

TEST_F(JobRunsTest, FailsRunsThatAStopCutShort) {
  fixture_.database().execute(
      "INSERT INTO job_run(job, state, created_by, created_at) "
      "VALUES ('import', 'running', 7, '2024-01-01T00:00:00.000Z')");
  runs_ = JobRuns::open(fixture_.lanes()).value();
  const auto found = find(actor(7), JobRunId{1});
  EXPECT_EQ(found->state, JobState::kFailed);
  EXPECT_EQ(found->error, "job_interrupted");
  EXPECT_EQ(found->message, "Interrompu par l’arrêt du serveur.");
}

TEST_F(JobRunsTest, FailsRunningJobsWhenTheServerStops) {
  std::promise<void> begun;
  const JobRunId id = start(actor(7), [&](JobProgress& progress) -> Result<Tree> {
    begun.set_value();
    while (!progress.is_cancelled()) std::this_thread::yield();
    return Tree();
  });
  begun.get_future().wait();
  runs_->interrupt();
  while (!is_finished(find(actor(7), id)->state)) std::this_thread::yield();
  EXPECT_EQ(find(actor(7), id)->error, "job_interrupted");
  const Status refused = fixture_.lanes().write_now([&](WriteScope& scope) -> Status {
    TRY(runs_->start(actor(7), scope, "import",
                     [](JobProgress&) -> Result<Tree> { return Tree(); }));
    return ok();
  });
  EXPECT_EQ(refused.error().id(), "unavailable");
}

}  // namespace
}  // namespace cochin::app
