#include "app/audit/audit_record.hpp"

#include <gtest/gtest.h>

#include "support/audit_fixture.hpp"

namespace cochin::app::audit {
namespace {

constexpr std::int64_t kMinute = 60'000;

class AuditRecord : public ::testing::Test {
 protected:
  Actor somebody(std::int64_t id = 7) {
    Actor actor;
    actor.id = {id};
    actor.username = "claire";
    actor.address = "10.0.0.1";
    actor.request_id = "request";
    return actor;
  }

  /// Whether the engine lets this SQL through, guards in place.
  bool is_let(const std::string& sql) {
    return log_.accounts()
        .database()
        ->write_now([&](storage::sql::Connection& connection) { return connection.execute(sql); })
        .has_value();
  }

  void end_repeats() {
    ASSERT_TRUE(log_.accounts().lanes().write_now([](WriteScope& scope) -> Status {
      TRY(record_ended_repeats(scope));
      return ok();
    }));
  }

  testing::AuditFixture log_;
};

// L-02
TEST_F(AuditRecord, KeepsWhoWhatWhenFromWhereBeforeAndAfter) {
  ASSERT_TRUE(log_.record(somebody(), {.action = actions::users_changed,
                                       .object = "user:3",
                                       .before = Tree::Map{{"email", ""}},
                                       .after = Tree::Map{{"email", "a@b"}}}));
  const auto entries = log_.entries();
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].id.value, 1);
  EXPECT_EQ(entries[0].at, log_.accounts().now());
  EXPECT_EQ(entries[0].actor_id.value, 7);
  EXPECT_EQ(entries[0].actor, "claire");
  EXPECT_EQ(entries[0].address, "10.0.0.1");
  EXPECT_EQ(entries[0].request_id, "request");
  EXPECT_EQ(entries[0].action, "users.changed");
  EXPECT_EQ(entries[0].object, "user:3");
  EXPECT_EQ(entries[0].outcome, "ok");
  EXPECT_EQ(entries[0].before, R"({"email":""})");
  EXPECT_EQ(entries[0].after, R"({"email":"a@b"})");
}

TEST_F(AuditRecord, GoesWithTheChangeThatItTells) {
  const Status undone = log_.accounts().lanes().write_now([&](WriteScope& scope) -> Status {
    TRY(record(scope, somebody(), {.action = actions::users_created}));
    return Error{&errors::forbidden};
  });
  EXPECT_FALSE(undone);
  EXPECT_TRUE(log_.entries().empty());
}

TEST_F(AuditRecord, RefusesAnActionThatIsNotInTheList) {
  EXPECT_EQ(log_.record(somebody(), {.action = "users.invented"}).error().kind, &errors::internal);
}

// L-05: what the engine itself refuses.
TEST_F(AuditRecord, CanOnlyBeAddedTo) {
  log_.add_entries(4);
  const auto before = log_.entries();
  EXPECT_FALSE(is_let("UPDATE audit_entry SET actor = 'luc' WHERE id = 2"));
  EXPECT_FALSE(is_let("DELETE FROM audit_entry WHERE id = 1"));
  EXPECT_FALSE(is_let("DELETE FROM audit_entry"));
  EXPECT_FALSE(
      is_let("INSERT INTO audit_entry SELECT 9, at, actor_id, actor, address, request_id, "
             "action, object, outcome, before, after, previous, hash FROM audit_entry "
             "WHERE id = 4"));
  EXPECT_FALSE(
      is_let("INSERT OR REPLACE INTO audit_entry SELECT id, at, actor_id, 'luc', address, "
             "request_id, action, object, outcome, before, after, previous, hash "
             "FROM audit_entry WHERE id = 4"));
  EXPECT_FALSE(
      is_let("UPDATE audit_anchor SET entry_id = 2, "
             "hash = (SELECT hash FROM audit_entry WHERE id = 2)"));
  EXPECT_FALSE(is_let("DELETE FROM audit_anchor"));
  EXPECT_FALSE(is_let("INSERT OR REPLACE INTO audit_anchor VALUES(1, 4, zeroblob(32))"));
  EXPECT_EQ(log_.entries().size(), before.size());
  EXPECT_EQ(log_.head().hash, before.back().hash);
}

// L-09
TEST_F(AuditRecord, FoldsWhatRepeatsWithinAMinute) {
  const Event failure{.action = actions::auth_failed, .outcome = "invalid_credentials"};
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(log_.record_repeated(somebody(), failure));
  EXPECT_EQ(log_.entries().size(), 1U);
  log_.accounts().advance(kMinute);
  end_repeats();
  const auto entries = log_.entries();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].action, "auth.failed");
  EXPECT_EQ(entries[1].outcome, "invalid_credentials");
  EXPECT_EQ(entries[1].actor, "claire");
  EXPECT_EQ(entries[1].address, "10.0.0.1");
  EXPECT_EQ(entries[1].after, R"({"repeated":999,"since":")" + entries[0].at.to_string() + R"("})");
  end_repeats();
  EXPECT_EQ(log_.entries().size(), 2U);
}

TEST_F(AuditRecord, TellsTheNumberBeforeTheSameEventOfTheNextMinute) {
  const Event failure{.action = actions::auth_failed, .outcome = "invalid_credentials"};
  ASSERT_TRUE(log_.record_repeated(somebody(), failure));
  ASSERT_TRUE(log_.record_repeated(somebody(), failure));
  log_.accounts().advance(kMinute);
  ASSERT_TRUE(log_.record_repeated(somebody(), failure));
  const auto entries = log_.entries();
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_NE(entries[1].after.find(R"("repeated":1)"), std::string::npos);
  EXPECT_EQ(entries[2].after, "");
}

TEST_F(AuditRecord, KeepsApartWhatIsNotTheSame) {
  const Event failure{.action = actions::auth_failed, .outcome = "invalid_credentials"};
  Actor elsewhere = somebody();
  elsewhere.address = "10.0.0.2";
  ASSERT_TRUE(log_.record_repeated(somebody(), failure));
  ASSERT_TRUE(log_.record_repeated(elsewhere, failure));
  ASSERT_TRUE(log_.record_repeated(somebody(8), failure));
  ASSERT_TRUE(log_.record_repeated(
      somebody(), {.action = actions::auth_failed, .outcome = "too_many_attempts"}));
  EXPECT_EQ(log_.entries().size(), 4U);
}

TEST(AuditDifferences, KeepOnlyWhatChanged) {
  Tree before = Tree::Map{{"name", "a"}, {"order", 1}, {"gone", true}};
  Tree after = Tree::Map{{"name", "b"}, {"order", 1}, {"come", false}};
  keep_differences(before, after);
  EXPECT_EQ(before, Tree(Tree::Map{{"name", "a"}, {"gone", true}}));
  EXPECT_EQ(after, Tree(Tree::Map{{"name", "b"}, {"come", false}}));
}

}  // namespace
}  // namespace cochin::app::audit
