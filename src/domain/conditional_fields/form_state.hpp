#pragma once

#include <span>
#include <vector>

#include "base/error.hpp"
#include "base/result.hpp"
#include "domain/conditional_fields/rule_set.hpp"
#include "domain/expressions/evaluator.hpp"

namespace cochin::domain {

/// What the rules make of one field of a record.
struct FieldState {
  bool is_visible = true;
  bool is_required = false;  ///< never while hidden
  bool is_readonly = false;
  HiddenValue hidden_value = HiddenValue::kKeep;  ///< while hidden
  std::vector<CheckedPointer> options;            ///< what an option meets; all of them
  std::vector<std::size_t> because;               ///< positions in `RuleSet::rules()`, ascending
};

/// A value that the rules refuse.
struct Violation {
  std::size_t field;  ///< position in the table
  const ErrorKind* kind;
  std::size_t rule;  ///< position in `RuleSet::rules()`, or `kNoRule`: the field's own options

  static constexpr std::size_t kNoRule = static_cast<std::size_t>(-1);
};

/// What the rules make of one record.
struct FormState {
  std::vector<FieldState> fields;
  std::vector<std::size_t> cleared;    ///< whose value they took away
  std::vector<std::size_t> defaulted;  ///< whose value they gave
  std::vector<Violation> violations;   ///< by field
};

/// A record as it is being written.
struct RuledDraft {
  std::vector<Value>& values;                  ///< one per field; the rules clear and fill some
  std::span<const std::size_t> named;          ///< positions that the writer gave
  const std::vector<Value>* stored = nullptr;  ///< before; nullptr for a new record
  const FormState* before = nullptr;           ///< the state of `stored`
};

/// Decides on every field: which are there, required, read-only, what they may hold; clears and
/// fills those that a rule says.
///
/// - A field that some rule shows is hidden unless one of them holds. A later rule wins over an
///   earlier one, and a rule that holds over one that does not.
/// - A hidden field is empty for every condition, whatever its value, and never required.
/// - A value is taken away only when its field goes, or its option ceases to be allowed, by this
///   very change; a value that the writer gave is refused instead when it is not allowed.
/// - Of several rules that restrict the options of a field the last that holds counts, beside the
///   field's own `options_when`.
///
/// `context` needs `links`; `self` may be the stored record, for its columns. Takes time linear in
/// rules and effects. Errors: those of `evaluate`.
Result<FormState> decide(const RuleSet& rules, const Table& table, EvaluationContext context,
                         RuledDraft draft);

/// The state of any record of a table without rules.
FormState plain_state(const Table& table);

/// What a change is refused for: what it breaks, not what was broken before and is left alone.
std::vector<Violation> new_violations(const FormState& state, const RuledDraft& draft);

}  // namespace cochin::domain
