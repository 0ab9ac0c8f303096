#pragma once

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/conditional_fields/form_state.hpp"
#include "domain/records/record_input.hpp"

/// What rules say of a record: the one code path of forms and of every write.
namespace cochin::app {

/// A record whose state is asked for: before it is written, or as a form shows it.
struct RecordInForm {
  const domain::Table& table;                          ///< as the system sees it
  RecordId id;                                         ///< 0: a new one
  const std::vector<domain::Value>* stored = nullptr;  ///< nullptr for a new one
};

/// Clears and fills in `draft` what the rules say, and refuses what they refuse; without rules, the
/// required fields. A change is refused for what it breaks, not for what was broken before. What
/// is already refused, and fields out of reach for the writer, are left out. Rules see with the
/// system's view; `actor` is what they call `me`.
/// A link out of the writer's reach is refused first, and empty for the rules.
/// Draft errors: `unknown_record`, `required`, `required_by_rule`, `hidden_by_rule`,
/// `readonly_by_rule`, `option_not_allowed`, `option_refused_by_rule`. Errors: those of
/// expressions.
Status apply_rules(const Actor& actor, const ReadScope& scope, const RecordInForm& record,
                   domain::Draft& draft);

/// The same, with the state of every field.
Result<domain::FormState> decide_on(const Actor& actor, const ReadScope& scope,
                                    const RecordInForm& record, domain::Draft& draft);

}  // namespace cochin::app
