#include "app/audit/audit_verification.hpp"

#include <gtest/gtest.h>

#include "platform/crypto/digest.hpp"
#include "support/audit_fixture.hpp"

namespace cochin::app::audit {
namespace {

using domain::AuditEntry;
using domain::AuditHead;
using storage::sql::Connection;
using testing::AuditFixture;

constexpr int kEntries = 12;

class AuditVerification : public ::testing::Test {
 protected:
  AuditVerification() { log_.add_entries(kEntries); }

  Verdict untouched() {
    return log_.verdict_after([](Connection&) { return ok(); }, log_.head());
  }

  void expect_found(const Verdict& verdict, std::int64_t entry, Fault fault,
                    const std::string& what) {
    ASSERT_TRUE(verdict.damage) << what;
    EXPECT_EQ(verdict.damage->entry.value, entry) << what;
    EXPECT_EQ(verdict.damage->fault, fault) << what;
  }

  AuditFixture log_;
};

TEST_F(AuditVerification, FindsNothingInALogThatNobodyTouched) {
  const Verdict verdict = untouched();
  EXPECT_FALSE(verdict.damage);
  EXPECT_EQ(verdict.entries, kEntries);
  EXPECT_EQ(verdict.head, log_.head());
}

// L-05: every column of every entry.
TEST_F(AuditVerification, NamesTheEntryOfWhichOneColumnWasEdited) {
  const char* edits[] = {"at = '2024-01-01T00:00:00.000Z'",
                         "at = 'hier'",
                         "actor_id = 99",
                         "actor = 'luc'",
                         "address = ''",
                         "request_id = 'z'",
                         "action = 'users.deleted'",
                         "object = object || '0'",
                         "outcome = 'forbidden'",
                         "before = ''",
                         "after = replace(after, 'b@', 'c@')",
                         "hash = randomblob(32)",
                         "hash = x''"};
  for (int id = 1; id <= kEntries; ++id) {
    for (const char* edit : edits) {
      const std::string sql =
          "UPDATE audit_entry SET " + std::string(edit) + " WHERE id = " + std::to_string(id);
      expect_found(log_.verdict_after_sql(sql), id, Fault::kAltered, sql);
    }
    const std::string sql =
        "UPDATE audit_entry SET previous = randomblob(32) WHERE id = " + std::to_string(id);
    expect_found(log_.verdict_after_sql(sql), id, Fault::kAltered, sql);
  }
}

TEST_F(AuditVerification, NamesTheFirstEntryThatWasRemoved) {
  for (int first = 1; first < kEntries; ++first) {
    for (int last = first; last < kEntries; ++last) {
      const std::string sql = "DELETE FROM audit_entry WHERE id BETWEEN " + std::to_string(first) +
                              " AND " + std::to_string(last);
      expect_found(log_.verdict_after_sql(sql), first, Fault::kMissing, sql);
    }
  }
}

TEST_F(AuditVerification, MissesATailThatWasCutOff) {
  for (int left = 0; left < kEntries; ++left) {
    const std::string sql = "DELETE FROM audit_entry WHERE id > " + std::to_string(left);
    expect_found(log_.verdict_after_sql(sql), left + 1, Fault::kTruncated, sql);
  }
}

TEST_F(AuditVerification, FindsTwoEntriesThatChangedPlaces) {
  for (int first = 1; first <= kEntries; ++first) {
    for (int second = first + 1; second <= kEntries; ++second) {
      const std::string a = std::to_string(first);
      const std::string b = std::to_string(second);
      const std::string sql = "UPDATE audit_entry SET id = -1 WHERE id = " + a +
                              "; UPDATE audit_entry SET id = " + a + " WHERE id = " + b +
                              "; UPDATE audit_entry SET id = " + b + " WHERE id = -1;";
      expect_found(log_.verdict_after_sql(sql), first, Fault::kAltered, sql);
    }
  }
}

/// Somebody who knows the format gives the entry a hash that fits.
Status forge(Connection& connection, AuditEntry entry) {
  entry.object = "user:999";
  entry.hash = storage::audit::hash_of(entry);
  TRY(connection.execute(AuditFixture::kRemoveGuards));
  auto update =
      TRY(connection.prepare("UPDATE audit_entry SET object = ?1, hash = ?2 WHERE id = ?3"));
  return update.bind(1, entry.object).bind_blob(2, entry.hash).bind(3, entry.id).run();
}

TEST_F(AuditVerification, FindsAnEntryThatWasForgedWithItsHash) {
  for (const AuditEntry& entry : log_.entries()) {
    const Verdict verdict = log_.verdict_after(
        [&](Connection& connection) { return forge(connection, entry); }, log_.head());
    const bool is_last = entry.id.value == kEntries;
    expect_found(verdict, entry.id.value, is_last ? Fault::kRewritten : Fault::kUnlinked,
                 "forged " + std::to_string(entry.id.value));
  }
}

TEST_F(AuditVerification, FindsAWholeChainThatWasWrittenAnew) {
  auto entries = log_.entries();
  const auto rewrite = [&](Connection& connection) -> Status {
    TRY(connection.execute(AuditFixture::kRemoveGuards));
    TRY(connection.execute("DELETE FROM audit_entry"));
    entries.erase(entries.begin() + 4);
    for (AuditEntry& entry : entries) TRY(storage::audit::append(connection, entry));
    AuditEntry innocent = entries.front();
    return storage::audit::append(connection, innocent);
  };
  expect_found(log_.verdict_after(rewrite, log_.head()), kEntries, Fault::kRewritten, "anew");
}

TEST_F(AuditVerification, SaysWhenNothingOutsideTellsTheEnd) {
  const Verdict verdict = log_.verdict_after([](Connection&) { return ok(); }, std::nullopt);
  expect_found(verdict, kEntries, Fault::kHeadUnknown, "no head");
}

TEST_F(AuditVerification, DoesNotTakeAnAnchorForAPurge) {
  const AuditHead fifth{log_.entries()[4].id, log_.entries()[4].hash};
  const auto verdict = log_.verdict_after(
      [&](Connection& connection) -> Status {
        TRY(connection.execute(AuditFixture::kRemoveGuards));
        auto move = TRY(connection.prepare("UPDATE audit_anchor SET entry_id = ?1, hash = ?2"));
        TRY(move.bind(1, fifth.id).bind_blob(2, fifth.hash).run());
        return connection.execute("DELETE FROM audit_entry WHERE id <= 5");
      },
      log_.head());
  expect_found(verdict, 5, Fault::kPurged, "prefix");
}

}  // namespace
}  // namespace cochin::app::audit
