#include "storage/sql/statement.hpp"

#include <gtest/gtest.h>

#include "storage/sql/connection.hpp"
#include "support/test_database.hpp"

namespace cochin::storage::sql {
namespace {

class StatementTest : public ::testing::Test {
 protected:
  StatementTest() {
    EXPECT_TRUE(connection_->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"));
    EXPECT_TRUE(connection_->execute("INSERT INTO t VALUES (1, 'un'), (2, 'deux')"));
  }

  Statement prepare(std::string_view sql) { return connection_->prepare(sql).value(); }

  testing::TemporaryFolder folder_;
  std::unique_ptr<Connection> connection_ =
      Connection::open(folder_.path() / "t.sqlite3", {AccessMode::kWrite, {}}).value();
};

TEST_F(StatementTest, GivesTypedColumns) {
  Statement statement = prepare("SELECT ?1, ?2, ?3, ?4, ?5");
  statement.bind_all(42, 1.5, "été", std::nullopt, std::optional<std::string_view>("x"));
  ASSERT_TRUE(*statement.step());
  EXPECT_EQ(statement.column_count(), 5);
  EXPECT_EQ(statement.integer(0), 42);
  EXPECT_EQ(statement.real(1), 1.5);
  EXPECT_EQ(statement.text(2), "été");
  EXPECT_TRUE(statement.is_null(3));
  EXPECT_EQ(statement.text(3), "");
  EXPECT_EQ(statement.optional_integer(3), std::nullopt);
  EXPECT_EQ(statement.optional_text(4), "x");
  EXPECT_FALSE(*statement.step());
}

TEST_F(StatementTest, KeepsBytesAndEmptyValuesApartFromNull) {
  Statement statement = prepare("SELECT ?1, ?2, ?3");
  statement.bind_blob(1, std::string_view("a\0b", 3)).bind(2, std::string_view()).bind_blob(3, {});
  ASSERT_TRUE(*statement.step());
  EXPECT_EQ(statement.blob(0), std::string_view("a\0b", 3));
  EXPECT_FALSE(statement.is_null(1));
  EXPECT_FALSE(statement.is_null(2));
}

TEST_F(StatementTest, KeepsInstantsAndDaysAsSortableText) {
  const Timestamp instant = *Timestamp::parse("2024-05-06T07:08:09.010Z");
  Statement statement = prepare("SELECT ?1, ?2, ?3, ?4");
  statement.bind_all(instant, *Date::parse("2024-05-06"), true, UserId{7});
  ASSERT_TRUE(*statement.step());
  EXPECT_EQ(statement.timestamp(0), instant);
  EXPECT_EQ(statement.text(1), "2024-05-06");
  EXPECT_TRUE(statement.boolean(2));
  EXPECT_EQ(statement.integer(3), 7);
}

TEST_F(StatementTest, CopiesBoundText) {
  Statement statement = prepare("SELECT ?1");
  {
    std::string text = "a text that is too long for the small buffer";
    statement.bind(1, text);
    text.assign(text.size(), '#');
  }
  ASSERT_TRUE(*statement.step());
  EXPECT_EQ(statement.text(0), "a text that is too long for the small buffer");
}

TEST_F(StatementTest, ForgetsValuesBetweenLoans) {
  {
    prepare("SELECT ?1").bind(1, 42);
  }
  Statement statement = prepare("SELECT ?1");
  ASSERT_TRUE(*statement.step());
  EXPECT_TRUE(statement.is_null(0));
}

TEST_F(StatementTest, LetsGoOfTheSnapshotWhenDroppedMidway) {
  {
    Statement statement = prepare("SELECT id FROM t");
    ASSERT_TRUE(*statement.step());
  }
  EXPECT_TRUE(connection_->checkpoint(Connection::Checkpoint::kTruncate).value()->is_complete());
}

TEST_F(StatementTest, CanBeUsedAgainAfterAnError) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    Statement insert = prepare("INSERT INTO t(name) VALUES (?1)");
    EXPECT_EQ(insert.bind(1, "un").run().error().id(), "unique_violation");
  }
  EXPECT_FALSE(connection_->in_transaction());
  Statement insert = prepare("INSERT INTO t(name) VALUES (?1)");
  EXPECT_TRUE(insert.bind(1, "trois").run());
  EXPECT_EQ(connection_->changes(), 1);
  EXPECT_EQ(connection_->last_insert_id(), 3);
}

TEST_F(StatementTest, RunsAgainWithOtherValues) {
  Statement insert = prepare("INSERT INTO t(name) VALUES (?1)");
  EXPECT_TRUE(insert.bind(1, "trois").run());
  EXPECT_TRUE(insert.bind(1, "quatre").run());
  insert.reset();
  EXPECT_TRUE(insert.run());
  Statement count = prepare("SELECT count(*), count(name) FROM t");
  ASSERT_TRUE(*count.step());
  EXPECT_EQ(count.integer(0), 5);
  EXPECT_EQ(count.integer(1), 4);
}

TEST_F(StatementTest, ReportsAWrongParameterAtTheNextStep) {
  Statement statement = prepare("SELECT ?1");
  EXPECT_EQ(statement.bind(2, 1).step().error().id(), "internal");
}

TEST_F(StatementTest, LendsTheSameTextTwiceAtOnce) {
  Statement outer = prepare("SELECT id FROM t ORDER BY id");
  ASSERT_TRUE(*outer.step());
  Statement inner = prepare("SELECT id FROM t ORDER BY id");
  ASSERT_TRUE(*inner.step());
  ASSERT_TRUE(*inner.step());
  EXPECT_EQ(outer.integer(0), 1);
  EXPECT_EQ(inner.integer(0), 2);
}

TEST_F(StatementTest, MovesItsLoan) {
  Statement first = prepare("SELECT 1");
  Statement second = prepare("SELECT 2");
  first = std::move(second);
  ASSERT_TRUE(*first.step());
  EXPECT_EQ(first.integer(0), 2);
}

TEST_F(StatementTest, SurvivesAChangeOfTheSchema) {
  {
    ASSERT_TRUE(*prepare("SELECT * FROM t").step());
  }
  EXPECT_TRUE(connection_->execute("ALTER TABLE t ADD COLUMN more TEXT DEFAULT 'x'"));
  Statement statement = prepare("SELECT * FROM t");
  ASSERT_TRUE(*statement.step());
  EXPECT_EQ(statement.column_count(), 3);
  EXPECT_EQ(statement.text(2), "x");
}

}  // namespace
}  // namespace cochin::storage::sql
