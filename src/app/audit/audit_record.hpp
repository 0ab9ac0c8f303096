#pragma once

#include <string>
#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/audit/audit_action.hpp"

/// The audit log: who did what, when, from where, and what it was before and after.
namespace cochin::app::audit {

namespace actions = domain::actions;

/// One thing that happened. Names of fields and values of accounts may stand in it; secrets and
/// values of records never.
struct Event {
  std::string_view action;  ///< one of `actions`
  std::string object = {};  ///< `user:12`, `table:projet`; empty when there is none
  Tree before = {};
  Tree after = {};
  std::string_view outcome = "ok";  ///< or the code of the refusal
};

/// Adds the event to the log, in the transaction of the change that it tells. Errors: `internal`
/// for an action that is not in the list; those of the connection.
Status record(WriteScope& scope, const Actor& actor, const Event& event);

/// The same for what an attacker or a page can cause at will: of equal events (action, outcome,
/// actor, address, object) only the first of a minute becomes an entry, and those that follow
/// become one more with their number when the minute is over.
Status record_repeated(WriteScope& scope, const Actor& actor, const Event& event);

/// Writes the numbers of events whose minute is over. True when there may be more.
Result<bool> record_ended_repeats(WriteScope& scope);

/// Whether `record_ended_repeats` has something to write.
Result<bool> has_ended_repeats(ReadScope& scope);

/// `before` and `after` without the members that are the same in both.
void keep_differences(Tree& before, Tree& after);

}  // namespace cochin::app::audit
