#include "app/audit/audit_keeper.hpp"

#include <gtest/gtest.h>

#include "app/audit/audit_head_file.hpp"
#include "platform/files/durable_file.hpp"
#include "support/audit_fixture.hpp"

namespace cochin::app {
namespace {

constexpr std::int64_t kDay = 86'400'000;

class AuditKeeperTest : public ::testing::Test {
 protected:
  std::filesystem::path head_file() {
    return audit::head_file(log_.accounts().database().folder());
  }

  AuditKeeper keeper(int months = 12) {
    return AuditKeeper(log_.accounts().lanes(), program_log_,
                       {.head_file = head_file(), .retention_months = months});
  }

  std::optional<domain::AuditHead> noted() { return audit::load_head(head_file()).value(); }

  bool holds() { return audit::compare_head(log_.accounts().lanes(), head_file()).value(); }

  /// Rounds that show the clock running on for more than an hour.
  void keep_for_an_hour(AuditKeeper& keeper) {
    for (int round = 0; round < 8; ++round) {
      ASSERT_TRUE(keeper.keep());
      log_.accounts().advance(9 * 60'000);
    }
    ASSERT_TRUE(keeper.keep());
  }

  std::string last_action() { return log_.entries().back().action; }

  platform::Log program_log_{{.least = platform::LogLevel::kError}};
  testing::AuditFixture log_;
};

TEST_F(AuditKeeperTest, NotesWhereTheLogEndsOutsideOfIt) {
  log_.add_entries(3);
  AuditKeeper keeper = this->keeper();
  ASSERT_TRUE(keeper.keep());
  EXPECT_EQ(noted(), log_.head());
  log_.add_entries(1);
  ASSERT_TRUE(keeper.keep());
  EXPECT_EQ(noted(), log_.head());
}

// L-01
TEST_F(AuditKeeperTest, TellsTheStartAndTheStopOfTheServer) {
  {
    AuditKeeper keeper = this->keeper();
    ASSERT_TRUE(keeper.start());
    EXPECT_EQ(last_action(), "server.started");
    keeper.stop();
    EXPECT_EQ(last_action(), "server.stopped");
    keeper.stop();
  }
  EXPECT_EQ(log_.entries().size(), 2U);
  EXPECT_EQ(noted(), log_.head());
}

TEST_F(AuditKeeperTest, WritesTheNumbersOfWhatWasRepeated) {
  const audit::Event failure{.action = audit::actions::auth_failed,
                             .outcome = "invalid_credentials"};
  ASSERT_TRUE(log_.record_repeated({}, failure));
  ASSERT_TRUE(log_.record_repeated({}, failure));
  AuditKeeper keeper = this->keeper();
  ASSERT_TRUE(keeper.keep());
  EXPECT_EQ(log_.entries().size(), 1U);
  log_.accounts().advance(60'000);
  ASSERT_TRUE(keeper.keep());
  EXPECT_EQ(log_.entries().size(), 2U);
}

// L-06
TEST_F(AuditKeeperTest, RemovesWhatIsOlderThanTheRetentionOnceADay) {
  log_.add_entries(5);
  AuditKeeper keeper = this->keeper(6);
  ASSERT_TRUE(keeper.keep());
  log_.accounts().advance(190 * kDay);
  log_.add_entries(2);
  keep_for_an_hour(keeper);
  const auto entries = log_.entries();
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].id.value, 6);
  EXPECT_EQ(entries[2].action, "audit.purged");
  EXPECT_EQ(entries[2].object, "audit:5");
  EXPECT_NE(entries[2].after.find(R"("entries":5)"), std::string::npos);
  EXPECT_EQ(noted(), log_.head());
  ASSERT_TRUE(keeper.keep());
  EXPECT_EQ(log_.entries().size(), 3U);
}

TEST_F(AuditKeeperTest, LeavesALogThatIsIntactAfterEachPurge) {
  AuditKeeper keeper = this->keeper(6);
  for (int round = 0; round < 4; ++round) {
    log_.add_entries(3);
    log_.accounts().advance(120 * kDay);
    keep_for_an_hour(keeper);
    const auto verdict = log_.verdict_after([](auto&) { return ok(); }, log_.head());
    EXPECT_FALSE(verdict.damage) << round;
  }
  EXPECT_GT(log_.entries().front().id.value, 6);
}

TEST_F(AuditKeeperTest, KeepsYoungerEntriesThatFollowAClockThatWentBack) {
  log_.add_entries(1);
  log_.accounts().advance(-400 * kDay);
  log_.add_entries(1);
  log_.accounts().advance(400 * kDay);
  AuditKeeper keeper = this->keeper();
  keep_for_an_hour(keeper);
  EXPECT_EQ(log_.entries().size(), 2U);
}

// L-06, L-12
TEST_F(AuditKeeperTest, PurgesNothingByAClockThatWasWrongForAMoment) {
  log_.add_entries(5);
  AuditKeeper keeper = this->keeper(6);
  keep_for_an_hour(keeper);
  log_.accounts().advance(4000 * kDay);
  ASSERT_TRUE(keeper.keep());
  log_.accounts().advance(-4000 * kDay);
  keep_for_an_hour(keeper);
  EXPECT_EQ(log_.entries().size(), 5U);
}

// L-06, L-12
TEST_F(AuditKeeperTest, PurgesNothingAtAStartInAWrongYear) {
  log_.add_entries(5);
  log_.accounts().advance(4000 * kDay);
  AuditKeeper keeper = this->keeper(6);
  ASSERT_TRUE(keeper.keep());
  EXPECT_EQ(log_.entries().size(), 5U);
  keep_for_an_hour(keeper);
  EXPECT_EQ(last_action(), "audit.purged");
}

// L-06
TEST_F(AuditKeeperTest, PurgesWhenDueAfterAClockThatWasAhead) {
  AuditKeeper keeper = this->keeper(6);
  log_.accounts().advance(4000 * kDay);
  keep_for_an_hour(keeper);
  log_.accounts().advance(-4000 * kDay);
  log_.add_entries(1);
  log_.accounts().advance(200 * kDay);
  keep_for_an_hour(keeper);
  EXPECT_EQ(last_action(), "audit.purged");
}

// L-05
TEST_F(AuditKeeperTest, TellsALogThatLostItsEndWhileNobodyWatched) {
  log_.add_entries(4);
  AuditKeeper keeper = this->keeper();
  ASSERT_TRUE(keeper.keep());
  EXPECT_TRUE(holds());
  log_.accounts().database().execute(testing::AuditFixture::kRemoveGuards);
  log_.accounts().database().execute("DELETE FROM audit_entry WHERE id > 2");
  EXPECT_FALSE(holds());
  EXPECT_EQ(last_action(), "audit.damaged");
  EXPECT_EQ(log_.entries().back().outcome, "audit_damaged");
  EXPECT_TRUE(holds());
}

TEST_F(AuditKeeperTest, TellsAMissingOrUnreadableHeadUnlessTheLogIsEmpty) {
  EXPECT_TRUE(holds());
  log_.add_entries(1);
  EXPECT_TRUE(holds());
  std::filesystem::remove(head_file());
  EXPECT_FALSE(holds());
  for (const char* text : {"", "12", "x y", "1 abc", "99999999999999999999 00"}) {
    ASSERT_TRUE(platform::atomic_write(head_file(), text));
    EXPECT_FALSE(holds()) << text;
  }
}

TEST_F(AuditKeeperTest, ReadsTheHeadThatItWrote) {
  log_.add_entries(1);
  EXPECT_EQ(audit::read_head(audit::write_head(log_.head()) + "\n"), log_.head());
}

TEST_F(AuditKeeperTest, VerifiesTheFolderBesideARunningServer) {
  log_.add_entries(3);
  AuditKeeper keeper = this->keeper();
  ASSERT_TRUE(keeper.keep());
  const auto& folder = log_.accounts().database().folder();
  const auto verdict = audit::verify_folder(folder, {}).value();
  EXPECT_FALSE(verdict.damage);
  EXPECT_EQ(verdict.entries, 3);
  const domain::AuditHead later{{9}, std::string(32, 'x')};
  EXPECT_EQ(audit::verify_folder(folder, later).value().damage->fault, audit::Fault::kTruncated);
  const auto absent = audit::verify_folder(platform::data_folder_at(folder.media), {});
  EXPECT_EQ(absent.error().kind, &errors::not_found);
}

}  // namespace
}  // namespace cochin::app
