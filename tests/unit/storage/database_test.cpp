#include "storage/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "base/error_catalog.hpp"
#include "support/faulty_file_system.hpp"
#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

using testing::TestDatabase;

TEST(Database, KeepsWhatWasWrittenAcrossARestart) {
  TestDatabase database;
  database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  database.restart();
  EXPECT_EQ(database.text("SELECT value FROM database_setting WHERE key = 'a'"), "1");
}

TEST(Database, RefusesASecondUserOfTheDataFolder) {
  TestDatabase database;
  const auto second = Database::open(database.folder());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().id(), "data_folder_in_use");
}

TEST(Database, RefusesWorkOnceStopped) {
  TestDatabase database;
  database->stop();
  EXPECT_TRUE(database->is_stopping());
  EXPECT_FALSE(database->post_read([](sql::Connection&) {}));
  EXPECT_FALSE(database->post_write({}));
  EXPECT_FALSE(database->post_background([] {}));
  const Status late = database->write_now([](sql::Connection&) { return ok(); });
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().id(), "unavailable");
}

TEST(Database, EmptiesTheLogWhenItStops) {
  TestDatabase database;
  database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  const auto log = database.folder().db / "db.sqlite3-wal";
  EXPECT_TRUE(std::filesystem::exists(log));
  database.close();
  EXPECT_FALSE(std::filesystem::exists(log) && std::filesystem::file_size(log) > 0);
}

TEST(Database, KeepsItsFilesToItself) {
  TestDatabase database;
  database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  for (const auto& entry : std::filesystem::directory_iterator(database.folder().db)) {
    EXPECT_EQ(entry.status().permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
        << entry.path();
  }
}

TEST(Database, ReportsTheErrorOfTheWorkToTheWaiter) {
  TestDatabase database;
  const auto refuse = [](sql::Connection&) -> Status { return Error{&errors::not_found}; };
  EXPECT_EQ(database->read_now(refuse).error().id(), "not_found");
  EXPECT_EQ(database->write_now(refuse).error().id(), "not_found");
}

TEST(Database, TurnsAnExceptionOfTheWorkIntoAnInternalError) {
  DatabaseOptions options;
  options.read.report_defect = [](std::string_view) {};
  options.write.report_defect = [](std::string_view) {};
  TestDatabase database(std::move(options));
  const auto fail = [](sql::Connection&) -> Status { throw std::runtime_error("broken"); };
  EXPECT_EQ(database->read_now(fail).error().id(), "internal");
  EXPECT_EQ(database->write_now(fail).error().id(), "internal");
}

TEST(Database, GivesALongReaderItsOwnConnection) {
  TestDatabase database;
  database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  auto reader = database->open_reader();
  ASSERT_TRUE(reader);
  const auto copy = database.folder().backups / "copy.sqlite3";
  EXPECT_TRUE((*reader)->copy_into(copy));
  EXPECT_TRUE(std::filesystem::exists(copy));
  EXPECT_FALSE((*reader)->execute("DELETE FROM database_setting"));
}

Status leave_alone(sql::Connection&) { return ok(); }

TEST(Database, UndoesAChangeOfTheSearchFileThatFails) {
  DatabaseOptions options;
  options.read.report_defect = [](std::string_view) {};
  TestDatabase database(std::move(options));
  const auto begin = [](sql::Connection& index) {
    return index.execute("UPDATE progress SET revision=7");
  };
  const Status refused = database->write_search_file([&](sql::Connection& index) -> Status {
    TRY(begin(index));
    return Error{&errors::not_found};
  });
  EXPECT_EQ(refused.error().id(), "not_found");
  const Status broken = database->write_search_file([&](sql::Connection& index) -> Status {
    TRY(begin(index));
    throw std::runtime_error("broken");
  });
  EXPECT_EQ(broken.error().id(), "internal");
  EXPECT_EQ(database.integer("SELECT revision FROM search.progress"), 0);
  EXPECT_TRUE(database->write_search_file(begin));
  EXPECT_EQ(database.integer("SELECT revision FROM search.progress"), 7);
  EXPECT_TRUE(database->check_search_file());
}

TEST(Database, UsesNoSearchFileWhoseDiskFailed) {
  testing::FaultyFileSystem files;
  DatabaseOptions options;
  options.file_system = files.name();
  TestDatabase database(std::move(options));
  files.set_fault(testing::FaultyFileSystem::Fault::kSyncFails);
  // Enough for the log to be moved, which syncs.
  static_cast<void>(database->write_search_file([](sql::Connection& index) {
    return index.execute("CREATE TABLE x(b);INSERT INTO x VALUES(randomblob(8000000))");
  }));
  files.set_fault(testing::FaultyFileSystem::Fault::kNone);
  EXPECT_EQ(database->write_search_file(leave_alone).error().id(), "unavailable");
  EXPECT_EQ(database->check_search_file().error().id(), "unavailable");
  EXPECT_EQ(database.integer("SELECT revision FROM search.progress"), -1);
  database.execute("INSERT INTO database_setting(key, value) VALUES ('a', '1')");
  EXPECT_TRUE(database->is_healthy());

  database.restart();
  EXPECT_TRUE(database->write_search_file(leave_alone));
  EXPECT_EQ(database.integer("SELECT revision FROM search.progress"), 0);
  EXPECT_EQ(database.integer("SELECT count(*) FROM search.sqlite_schema WHERE name='x'"), 0);
}

TEST(DatabaseDeathTest, ForbidsWaitingOnALane) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  const auto wait_on_a_lane = [] {
    TestDatabase database;
    database.write([&](sql::Connection&) {
      return database->write_now([](sql::Connection&) { return ok(); });
    });
  };
  EXPECT_DEATH(wait_on_a_lane(), "invariant broken");
}

}  // namespace
}  // namespace cochin::storage
