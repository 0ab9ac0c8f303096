#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/audit/audit_record.hpp"
#include "app/audit/audit_verification.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/audit_repository.hpp"
#include "support/account_fixture.hpp"

namespace cochin::testing {

/// An audit log that tests write, alter and verify.
class AuditFixture {
 public:
  Status record(const app::Actor& actor, const app::audit::Event& event) {
    return accounts_.lanes().write_now(
        [&](app::WriteScope& scope) { return app::audit::record(scope, actor, event); });
  }
  Status record_repeated(const app::Actor& actor, const app::audit::Event& event) {
    return accounts_.lanes().write_now(
        [&](app::WriteScope& scope) { return app::audit::record_repeated(scope, actor, event); });
  }

  /// `count` more entries, each unlike the others.
  void add_entries(int count) {
    app::Actor actor;
    actor.id = {7};
    actor.username = "claire";
    actor.address = "10.0.0.1";
    actor.request_id = "abcdefghijklmnopqrstuvwxyz";
    for (int i = 0; i < count; ++i) {
      accounts_.advance(1000);
      const Status recorded = record(actor, {.action = app::audit::actions::users_changed,
                                             .object = "user:" + std::to_string(++users_),
                                             .before = Tree::Map{{"email", "a@exemple.fr"}},
                                             .after = Tree::Map{{"email", "b@exemple.fr"}}});
      CHECK(recorded.has_value());
    }
  }

  /// The oldest first.
  std::vector<domain::AuditEntry> entries() {
    std::vector<domain::AuditEntry> found;
    accounts_.database().read([&](storage::sql::Connection& connection) -> Status {
      found = TRY(storage::audit::page(connection, {}, 10'000));
      return ok();
    });
    return found;
  }

  domain::AuditHead head() {
    domain::AuditHead found;
    accounts_.database().read([&](storage::sql::Connection& connection) -> Status {
      found = TRY(storage::audit::head(connection));
      return ok();
    });
    return found;
  }

  /// What the verification finds after `alter`, which is then undone.
  app::audit::Verdict verdict_after(const std::function<Status(storage::sql::Connection&)>& alter,
                                    const std::optional<domain::AuditHead>& noted) {
    app::audit::Verdict verdict;
    const Status undone =
        accounts_.database()->write_now([&](storage::sql::Connection& connection) -> Status {
          TRY(alter(connection));
          verdict = TRY(app::audit::verify(connection, noted));
          return Error{&errors::job_interrupted};
        });
    CHECK(undone.error().kind == &errors::job_interrupted);
    return verdict;
  }

  /// The same after SQL by somebody who first removes the guards.
  app::audit::Verdict verdict_after_sql(const std::string& sql) {
    return verdict_after(
        [&](storage::sql::Connection& connection) -> Status {
          TRY(connection.execute(kRemoveGuards));
          return connection.execute(sql);
        },
        head());
  }

  static constexpr std::string_view kRemoveGuards =
      "DROP TRIGGER audit_entry_follows; DROP TRIGGER audit_entry_stays;"
      "DROP TRIGGER audit_entry_is_kept; DROP TRIGGER audit_anchor_moves_forward;";

  AccountFixture& accounts() { return accounts_; }

 private:
  AccountFixture accounts_;
  int users_ = 0;
};

}  // namespace cochin::testing
