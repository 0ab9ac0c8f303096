#include "storage/migrations/migration.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/error_catalog.hpp"
#include "support/test_database.hpp"

namespace cochin::storage {
namespace {

Status create_first(sql::Connection& writer) { return writer.execute("CREATE TABLE first(a)"); }
Status create_second(sql::Connection& writer) { return writer.execute("CREATE TABLE second(a)"); }
Status fail_midway(sql::Connection& writer) {
  TRY(writer.execute("CREATE TABLE midway(a)"));
  return Error{&errors::internal};
}

constexpr Migration kOne[] = {{1, "first", create_first}};
constexpr Migration kTwo[] = {{1, "first", create_first}, {2, "second", create_second}};
constexpr Migration kFailing[] = {{1, "first", create_first}, {2, "fails", fail_midway}};

class MigrationTest : public ::testing::Test {
 protected:
  Result<int> run(std::span<const Migration> migrations) {
    return migrate(*writer_, migrations, folder_, testing::fixed_clock());
  }

  std::vector<std::filesystem::path> copies() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.backups)) {
      found.push_back(entry.path());
    }
    return found;
  }

  bool has_table(std::string_view name) {
    auto statement =
        writer_->prepare("SELECT 1 FROM sqlite_schema WHERE name = ?1 AND type = 'table'");
    return *statement->bind(1, name).step();
  }

  testing::TemporaryFolder temporary_;
  platform::DataFolder folder_ = platform::open_data_folder(temporary_.path()).value();
  std::unique_ptr<sql::Connection> writer_ =
      sql::Connection::open(folder_.database_file(), {sql::AccessMode::kWrite, {}}).value();
};

TEST_F(MigrationTest, AppliesWhatIsMissingOnce) {
  EXPECT_EQ(*run(kOne), 1);
  EXPECT_EQ(*run(kOne), 0);
  EXPECT_EQ(*run(kTwo), 1);
  EXPECT_TRUE(has_table("first"));
  EXPECT_TRUE(has_table("second"));
  auto statement = writer_->prepare(
      "SELECT group_concat(number || name || applied_at, ' ') "
      "FROM schema_migration ORDER BY number");
  ASSERT_TRUE(*statement->step());
  EXPECT_EQ(statement->text(0), "1first2024-05-06T07:08:09.010Z 2second2024-05-06T07:08:09.010Z");
}

TEST_F(MigrationTest, RefusesADatabaseOfANewerProgram) {
  ASSERT_TRUE(run(kTwo));
  const auto refused = run(kOne);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "database_too_new");
  EXPECT_EQ(error_message(*refused.error().kind, refused.error().parameters, Language::kEnglish),
            "The database comes from a newer version of the program (2, 1 known).");
}

TEST_F(MigrationTest, LeavesNoTraceOfAFailedStep) {
  ASSERT_TRUE(run(kOne));
  EXPECT_FALSE(run(kFailing));
  EXPECT_FALSE(has_table("midway"));
  EXPECT_EQ(*run(kTwo), 1);
}

TEST_F(MigrationTest, CopiesAnExistingDatabaseFirst) {
  ASSERT_TRUE(run(kOne));
  EXPECT_TRUE(copies().empty());
  ASSERT_TRUE(writer_->execute("INSERT INTO first VALUES ('kept')"));
  ASSERT_TRUE(run(kTwo));
  ASSERT_EQ(copies().size(), 1U);
  const std::filesystem::path copy = copies().front();
  EXPECT_EQ(copy.filename(), "before-migration-2-20240506T070809Z.sqlite3");
  EXPECT_EQ(std::filesystem::status(copy).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  auto old = sql::Connection::open(copy, {sql::AccessMode::kWrite, {}}).value();
  auto statement = old->prepare("SELECT a, (SELECT count(*) FROM schema_migration) FROM first");
  ASSERT_TRUE(*statement->step());
  EXPECT_EQ(statement->text(0), "kept");
  EXPECT_EQ(statement->integer(1), 1);
}

TEST_F(MigrationTest, KeepsTheAccountsThatWereThereBeforeTheAuditLog) {
  const auto all = system_migrations();
  ASSERT_TRUE(run(all.first(5)));
  ASSERT_TRUE(writer_->execute(
      "INSERT INTO authentication_user(username, username_key, password, date_joined, "
      "password_changed_at) VALUES ('Claire', 'claire', 'x', '', '')"));
  ASSERT_TRUE(run(all));
  auto statement = writer_->prepare(
      "SELECT username, version, deleted_at IS NULL, (SELECT count(*) FROM audit_entry) "
      "FROM authentication_user");
  ASSERT_TRUE(*statement->step());
  EXPECT_EQ(statement->text(0), "Claire");
  EXPECT_EQ(statement->integer(1), 1);
  EXPECT_TRUE(statement->boolean(2));
  EXPECT_EQ(statement->integer(3), 0);
}

TEST(SystemMigrations, AreNumberedWithoutGaps) {
  int expected = 0;
  for (const Migration& migration : system_migrations()) EXPECT_EQ(migration.number, ++expected);
}

TEST(SystemMigrations, CreateTheTablesOfTheSchema) {
  testing::TestDatabase database;
  for (const char* table : {"database_dynamictable", "database_dynamicfield", "database_revision",
                            "database_trashbatch", "database_setting", "database_idempotency",
                            "database_file", "database_filelink"}) {
    EXPECT_EQ(database.integer(std::string("SELECT count(*) FROM ") + table), 0) << table;
  }
}

TEST_F(MigrationTest, LeaveSessionsAndAttemptsAsTheyWereBeforeSecondFactors) {
  constexpr std::size_t kBefore = 6;
  ASSERT_TRUE(run(system_migrations().subspan(0, kBefore)));
  ASSERT_TRUE(writer_->execute(
      "INSERT INTO authentication_user(id, username, username_key, password, date_joined, "
      "password_changed_at) VALUES (1, 'claire', 'claire', '', '', '');"
      "INSERT INTO authentication_session(token_hash, user_id, csrf_token, created_at, "
      "last_seen_at, expires_at, reauthenticated_at) VALUES (x'00', 1, '', '', '', '', '');"
      "INSERT INTO authentication_attempt VALUES (x'00', 3, 1, '', '')"));
  ASSERT_TRUE(run(system_migrations()));
  auto rows = writer_->prepare(
      "SELECT s.second_factor_pending, a.attempts, a.recent "
      "FROM authentication_session s, authentication_attempt a");
  ASSERT_TRUE(*rows->step());
  EXPECT_EQ(rows->integer(0), 0);
  EXPECT_EQ(rows->integer(1), 3);
  EXPECT_EQ(rows->text(2), "");
}

TEST(SystemMigrations, GiveALiveFieldItsSlugAlone) {
  testing::TestDatabase database;
  database.execute(
      "INSERT INTO database_dynamictable(slug, name, created_at, updated_at) "
      "VALUES ('projet', 'Projet', '', '')");
  const auto add_field = [](sql::Connection& connection) {
    return connection.execute(
        "INSERT INTO database_dynamicfield(table_id, slug, name, field_type, position, created_at) "
        "VALUES (1, 'nom', 'Nom', 'text', 1, '')");
  };
  EXPECT_TRUE(database->write_now(add_field));
  EXPECT_EQ(database->write_now(add_field).error().id(), "unique_violation");
  database.execute("UPDATE database_dynamicfield SET deleted_at = 'x'");
  EXPECT_TRUE(database->write_now(add_field));
}

}  // namespace
}  // namespace cochin::storage
