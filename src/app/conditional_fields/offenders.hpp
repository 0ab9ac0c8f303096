#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/conditional_fields/rules.hpp"

/// What a rule means for the records that are already there. All need `rules.manage`, and look at
/// the records of which the actor may read the table. Errors of all: as `rules.hpp`.
namespace cochin::app {

/// A record that breaks a rule.
struct Offender {
  RecordId id;
  std::string label;               ///< empty when the actor may not read the record
  std::vector<FieldError> errors;  ///< pointers `/values/<slug>`
};

struct Offenders {
  std::int64_t count = 0;
  bool is_complete = true;      ///< false: only the first 100,000 records were looked at
  std::vector<Offender> first;  ///< at most 100
};

/// The records that break a stored rule. Errors: `not_found`.
Result<Offenders> find_offenders(const Actor& actor, ReadScope& scope, RuleId id);

/// The same for a rule as it would be stored; `id` of the one that it would replace, or 0.
/// Errors: those of `create_rule`.
Result<Offenders> preview_rule(const Actor& actor, ReadScope& scope, RuleId id,
                               const RuleInput& input);

/// Corrects the records that break a rule, at most 1,000 in one go: a value that is not allowed is
/// taken away, a missing one is taken from `values`. Each is a change of its own in the history.
struct Correction {
  std::int64_t corrected = 0;
  std::int64_t left = 0;  ///< of those looked at: no value was given, or it is refused
};
Result<Correction> correct_offenders(const Actor& actor, WriteScope& scope, RuleId id,
                                     const Tree::Map& values);

}  // namespace cochin::app
