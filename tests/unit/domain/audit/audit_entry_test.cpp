#include "domain/audit/audit_entry.hpp"

#include <gtest/gtest.h>

#include <set>

#include "domain/audit/audit_action.hpp"

namespace cochin::domain {
namespace {

AuditEntry sample() {
  return {.id = {3},
          .at = {1'715'000'000'000},
          .actor_id = {12},
          .actor = "claire",
          .address = "10.0.0.1",
          .request_id = "abc",
          .action = "users.created",
          .object = "user:13",
          .outcome = "ok",
          .before = "",
          .after = R"({"username":"luc"})",
          .previous = std::string(32, '\1'),
          .hash = ""};
}

TEST(AuditEntry, HasTheDocumentedCanonicalText) {
  EXPECT_EQ(canonical_text(sample()),
            "cochin-audit-1\n1:3\n24:2024-05-06T12:53:20.000Z\n2:12\n6:claire\n8:10.0.0.1\n3:abc\n"
            "13:users.created\n7:user:13\n2:ok\n0:\n18:{\"username\":\"luc\"}\n"
            "64:0101010101010101010101010101010101010101010101010101010101010101\n");
}

// L-03
TEST(AuditEntry, HasAnotherTextWheneverTwoMembersShareTheirSignsOtherwise) {
  AuditEntry moved = sample();
  moved.actor = "claire\n8:10.0.0.1";
  moved.address = "";
  EXPECT_NE(canonical_text(moved), canonical_text(sample()));
  moved = sample();
  moved.before = moved.after;
  moved.after = "";
  EXPECT_NE(canonical_text(moved), canonical_text(sample()));
}

Timestamp instant(std::string_view text) { return Timestamp::parse(text).value(); }

// L-06
TEST(AuditRetention, GoesBackByCalendarMonths) {
  EXPECT_EQ(retention_limit(instant("2026-11-26T10:20:30.456Z"), 12),
            instant("2025-11-26T10:20:30.456Z"));
  EXPECT_EQ(retention_limit(instant("2026-08-31T00:00:00Z"), 6), instant("2026-02-28T00:00:00Z"));
  EXPECT_EQ(retention_limit(instant("2026-01-15T23:59:59Z"), 6), instant("2025-07-15T23:59:59Z"));
}

TEST(AuditActions, HaveEachAnotherNameAndAFullSentenceInBothLanguages) {
  std::set<std::string_view> names;
  for (const AuditAction& action : audit_actions()) {
    EXPECT_TRUE(names.insert(action.name).second) << action.name;
    EXPECT_TRUE(action.french.ends_with('.')) << action.name;
    EXPECT_TRUE(action.english.ends_with('.')) << action.name;
  }
  EXPECT_TRUE(is_audit_action(actions::users_created));
  EXPECT_FALSE(is_audit_action("users.invented"));
}

}  // namespace
}  // namespace cochin::domain
