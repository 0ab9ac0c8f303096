#include "storage/sql/connection.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "storage/sql/transaction.hpp"
#include "support/faulty_file_system.hpp"
#include "support/test_database.hpp"

namespace cochin::storage::sql {
namespace {

class ConnectionTest : public ::testing::Test {
 protected:
  std::unique_ptr<Connection> open(AccessMode mode) {
    return Connection::open(file_, {mode, {}}).value();
  }

  std::string id_of_failure(std::string_view sql) {
    const Status status = writer_->execute(sql);
    return status ? "ok" : std::string(status.error().id());
  }

  std::string text(std::string_view sql) {
    Statement statement = writer_->prepare(sql).value();
    EXPECT_TRUE(*statement.step());
    return statement.is_null(0) ? "NULL" : std::string(statement.text(0));
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "t.sqlite3";
  std::unique_ptr<Connection> writer_ = open(AccessMode::kWrite);
};

TEST_F(ConnectionTest, RunsASoundEngine) {
  EXPECT_GE(Connection::engine_version(), 3'051'003);
  EXPECT_EQ(text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(text("PRAGMA synchronous"), "2");
  EXPECT_EQ(text("PRAGMA foreign_keys"), "1");
  EXPECT_EQ(text("PRAGMA trusted_schema"), "0");
  EXPECT_EQ(text("PRAGMA wal_autocheckpoint"), "0");
}

TEST_F(ConnectionTest, TellsViolationsApart) {
  ASSERT_TRUE(
      writer_->execute("CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT UNIQUE);"
                       "CREATE TABLE child(parent_id REFERENCES parent(id));"
                       "INSERT INTO parent VALUES (1, 'un')"));
  EXPECT_EQ(id_of_failure("INSERT INTO parent VALUES (2, 'un')"), "unique_violation");
  EXPECT_EQ(id_of_failure("INSERT INTO parent VALUES (1, 'deux')"), "unique_violation");
  EXPECT_EQ(id_of_failure("INSERT INTO child VALUES (9)"), "reference_violation");
  EXPECT_EQ(id_of_failure("INSERT INTO child VALUES (1)"), "ok");
  EXPECT_EQ(id_of_failure("DELETE FROM parent"), "reference_violation");
}

TEST_F(ConnectionTest, NamesTheViolatedColumnForTheCaller) {
  ASSERT_TRUE(
      writer_->execute("CREATE TABLE t12(f45 TEXT);"
                       "CREATE UNIQUE INDEX u ON t12(f45) WHERE f45 <> '';"
                       "INSERT INTO t12 VALUES ('secret')"));
  const Status status = writer_->execute("INSERT INTO t12 VALUES ('secret')");
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().detail.find("UNIQUE constraint failed: t12.f45"), std::string::npos);
  EXPECT_EQ(status.error().detail.find("secret"), std::string::npos);
}

TEST_F(ConnectionTest, KeepsWhatPeopleTypedOutOfTheDetail) {
  ASSERT_TRUE(writer_->execute("CREATE VIRTUAL TABLE s USING fts5(body, tokenize='trigram')"));
  Statement statement = writer_->prepare("SELECT rowid FROM s WHERE s MATCH ?1").value();
  const auto refused = statement.bind(1, "secret AND (").step();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "internal");
  EXPECT_EQ(refused.error().detail.find("secret"), std::string::npos);
}

TEST_F(ConnectionTest, ReportsASumThatIsTooLarge) {
  EXPECT_EQ(id_of_failure("SELECT sum(value) FROM (SELECT 9223372036854775807 AS value "
                          "UNION ALL SELECT 1)"),
            "number_overflow");
}

TEST_F(ConnectionTest, ReportsBrokenSqlAsInternal) {
  const auto refused = writer_->prepare("SELEKT");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "internal");
  EXPECT_FALSE(writer_->has_failed());
}

TEST_F(ConnectionTest, ReportsAFullDiskAndRecovers) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(body BLOB); PRAGMA max_page_count=4"));
  EXPECT_EQ(id_of_failure("INSERT INTO t VALUES (zeroblob(100000))"), "storage_full");
  EXPECT_FALSE(writer_->has_failed());
  ASSERT_TRUE(writer_->execute("PRAGMA max_page_count=1000000"));
  EXPECT_EQ(id_of_failure("INSERT INTO t VALUES (zeroblob(100000))"), "ok");
}

TEST_F(ConnectionTest, ReportsALockOfAnotherProcessAsUnavailable) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a)"));
  auto other = open(AccessMode::kWrite);
  ASSERT_TRUE(other->execute("PRAGMA busy_timeout=0"));
  auto held = Transaction::begin(*writer_, Transaction::Kind::kWrite);
  const Status refused = other->execute("INSERT INTO t VALUES (1)");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "unavailable");
}

TEST_F(ConnectionTest, RemembersADamagedFile) {
  writer_.reset();
  std::ofstream(file_) << std::string(8192, 'x');
  const auto opened = Connection::open(file_, {AccessMode::kWrite, {}});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().id(), "internal");
}

TEST_F(ConnectionTest, StopsAtTheDeadline) {
  using std::chrono::steady_clock;
  constexpr std::string_view kEndless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  writer_->set_deadline(steady_clock::now() + std::chrono::milliseconds(20));
  EXPECT_EQ(id_of_failure(kEndless), "query_too_slow");
  writer_->set_deadline(std::nullopt);
  EXPECT_EQ(id_of_failure("SELECT 1"), "ok");
}

TEST_F(ConnectionTest, LetsAReaderOnlyRead) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)"));
  auto reader = open(AccessMode::kRead);
  EXPECT_TRUE(reader->execute("SELECT a FROM t"));
  for (const char* sql : {"INSERT INTO t VALUES (2)", "DELETE FROM t", "CREATE TABLE u(a)",
                          "PRAGMA query_only=OFF; DELETE FROM t", "VACUUM"}) {
    EXPECT_FALSE(reader->execute(sql)) << sql;
  }
  EXPECT_FALSE(Connection::open(folder_.path() / "absent", {AccessMode::kRead, {}}));
}

TEST_F(ConnectionTest, AttachesNoOtherFile) {
  EXPECT_NE(id_of_failure("ATTACH ':memory:' AS other"), "ok");
}

TEST_F(ConnectionTest, CopiesIntoANewFileFromEitherSide) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)"));
  auto reader = open(AccessMode::kRead);
  ASSERT_TRUE(writer_->copy_into(folder_.path() / "it's one.sqlite3"));
  ASSERT_TRUE(reader->copy_into(folder_.path() / "two.sqlite3"));
  EXPECT_FALSE(reader->copy_into(folder_.path() / "two.sqlite3"));
  EXPECT_FALSE(reader->execute("DELETE FROM t"));
  auto copy = Connection::open(folder_.path() / "two.sqlite3", {AccessMode::kWrite, {}}).value();
  EXPECT_TRUE(copy->execute("SELECT a FROM t"));
  EXPECT_NE(id_of_failure("ATTACH ':memory:' AS other"), "ok");
}

TEST_F(ConnectionTest, FoldsText) {
  EXPECT_EQ(text("SELECT fold('Œuvre d’Éole')"), "oeuvre d'eole");
  EXPECT_EQ(text("SELECT fold(NULL)"), "NULL");
  EXPECT_EQ(text("SELECT fold(CAST(x'ff' AS TEXT))"), "NULL");
  EXPECT_TRUE(writer_->execute("CREATE TABLE t(a TEXT); CREATE INDEX i ON t(fold(a))"));
}

TEST_F(ConnectionTest, MatchesPatterns) {
  EXPECT_EQ(text("SELECT matches('AB-12', '^[A-Z]{2}-[0-9]+$')"), "1");
  EXPECT_EQ(text("SELECT matches('ab', '^[A-Z]+$')"), "0");
  EXPECT_EQ(text("SELECT matches(NULL, 'a')"), "NULL");
  EXPECT_EQ(text("SELECT sum(matches(value, '^a')) FROM "
                 "(SELECT 'ab' AS value UNION ALL SELECT 'ac' UNION ALL SELECT 'b')"),
            "2");
  EXPECT_EQ(id_of_failure("SELECT matches('secret', '(')"), "internal");
}

TEST_F(ConnectionTest, CountsItsLogAndMovesItAway) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a); INSERT INTO t VALUES (zeroblob(100000))"));
  EXPECT_GT(writer_->log_pages(), 20);
  EXPECT_TRUE(writer_->checkpoint(Connection::Checkpoint::kPassive).value()->is_complete());
  EXPECT_TRUE(writer_->checkpoint(Connection::Checkpoint::kTruncate).value()->is_complete());
  EXPECT_EQ(writer_->log_pages(), 0);
  EXPECT_EQ(std::filesystem::file_size(file_.string() + "-wal"), 0U);
}

TEST_F(ConnectionTest, LeavesTheLogToAReaderThatUsesIt) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)"));
  auto reader = open(AccessMode::kRead);
  Statement reading = reader->prepare("SELECT a FROM t").value();
  ASSERT_TRUE(*reading.step());
  ASSERT_TRUE(writer_->execute("INSERT INTO t VALUES (2)"));
  EXPECT_FALSE(writer_->checkpoint(Connection::Checkpoint::kTruncate).value().has_value());
}

TEST_F(ConnectionTest, RemembersAFailingDisk) {
  testing::FaultyFileSystem files;
  auto writer =
      Connection::open(folder_.path() / "f.sqlite3", {AccessMode::kWrite, files.name()}).value();
  ASSERT_TRUE(writer->execute("CREATE TABLE t(a)"));
  files.set_fault(testing::FaultyFileSystem::Fault::kSyncFails);
  const Status refused = writer->execute("INSERT INTO t VALUES (1)");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id(), "internal");
  EXPECT_TRUE(writer->has_failed());
}

TEST_F(ConnectionTest, RollsATransactionBackUnlessCommitted) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a)"));
  {
    auto transaction = Transaction::begin(*writer_, Transaction::Kind::kWrite);
    ASSERT_TRUE(writer_->execute("INSERT INTO t VALUES (1)"));
  }
  EXPECT_FALSE(writer_->in_transaction());
  EXPECT_EQ(text("SELECT count(*) FROM t"), "0");
  auto transaction = Transaction::begin(*writer_, Transaction::Kind::kWrite);
  ASSERT_TRUE(writer_->execute("INSERT INTO t VALUES (1)"));
  EXPECT_TRUE(transaction->commit());
  EXPECT_EQ(text("SELECT count(*) FROM t"), "1");
}

TEST_F(ConnectionTest, UndoesOnlyThePartThatIsNotReleased) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(a)"));
  auto transaction = Transaction::begin(*writer_, Transaction::Kind::kWrite);
  {
    auto kept = Savepoint::begin(*writer_);
    ASSERT_TRUE(writer_->execute("INSERT INTO t VALUES ('kept')"));
    {
      auto undone = Savepoint::begin(*writer_);
      ASSERT_TRUE(writer_->execute("INSERT INTO t VALUES ('undone')"));
    }
    EXPECT_TRUE(kept->release());
  }
  EXPECT_TRUE(transaction->commit());
  EXPECT_EQ(text("SELECT group_concat(a) FROM t"), "kept");
}

/// The pages that a part may have to undo outgrow the memory set aside for them, then a file of 16
/// MB and more.
TEST_F(ConnectionTest, UndoesAPartOfAnySize) {
  ASSERT_TRUE(writer_->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)"));
  ASSERT_TRUE(
      writer_->execute("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n "
                       "WHERE i<6000) INSERT INTO t SELECT i,printf('%.*c',3900,'a')"
                       " FROM n"));
  for (const int last : {10, 100, 6000}) {
    auto transaction = Transaction::begin(*writer_, Transaction::Kind::kWrite);
    const std::string change =
        "UPDATE t SET a=printf('%.*c',3900,'b') WHERE id<=" + std::to_string(last);
    {
      auto undone = Savepoint::begin(*writer_);
      EXPECT_TRUE(writer_->execute(change)) << last;
    }
    EXPECT_EQ(text("SELECT count(*) FROM t WHERE a LIKE 'b%'"), "0") << last;
    auto kept = Savepoint::begin(*writer_);
    EXPECT_TRUE(writer_->execute(change)) << last;
    EXPECT_TRUE(kept->release());
    EXPECT_TRUE(transaction->commit());
    EXPECT_EQ(text("SELECT count(*) FROM t WHERE a LIKE 'b%'"), std::to_string(last));
    ASSERT_TRUE(writer_->execute("UPDATE t SET a=printf('%.*c',3900,'a')"));
  }
}

}  // namespace
}  // namespace cochin::storage::sql
