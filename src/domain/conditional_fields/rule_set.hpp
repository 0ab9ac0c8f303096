#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/conditional_fields/rule.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/schema/table.hpp"

namespace cochin::domain {

using CheckedPointer = std::shared_ptr<const CheckedExpression>;

/// The active rules of one table and the `options_when` of its fields, ready to decide. Positions
/// are those of the fields of the table that it was compiled with. Immutable.
class RuleSet {
 public:
  RuleSet() = default;

  /// One effect on one field.
  struct Effect {
    std::size_t rule;  ///< position in `rules()`
    EffectAction action;
    CheckedPointer value;  ///< of `default` and `options`
  };

  /// What acts on one field, in the order of the rules.
  struct FieldEffects {
    std::vector<Effect> visibility;   ///< show, hide
    std::vector<Effect> requirement;  ///< require, optional
    std::vector<Effect> readonly;
    std::vector<Effect> defaults;
    std::vector<Effect> options;
    CheckedPointer options_when;  ///< the field's own; nullptr when there is none
  };

  /// Rules see with the system's view: `schema` is the whole. Errors: `invalid_input` with entries
  /// below `/when` and `/effects/N` for the first rule that does not check; `rule_cycle`.
  static Result<RuleSet> compile(const Schema& schema, const Table& table, std::vector<Rule> rules);

  bool is_empty() const { return fields_.empty(); }
  std::span<const Rule> rules() const { return rules_; }
  const CheckedExpression& condition(std::size_t rule) const { return *conditions_[rule]; }
  const FieldEffects& effects_on(std::size_t field) const { return fields_[field]; }

  /// The names of the rules whose expressions read a field of any table, and of the fields of this
  /// one whose `options_when` does.
  std::vector<std::string> users_of(FieldId field) const;

  /// The positions of the fields of the record itself on which anything depends, sorted.
  const std::vector<std::size_t>& all_inputs() const { return all_inputs_; }

  /// The table whose records are the choices.
  TableId choices() const { return choices_; }

  /// The fields so that each comes after those on which its value depends.
  std::span<const std::size_t> order() const { return order_; }

  /// The positions of the fields of the record itself that a rule's condition reads.
  const std::vector<std::size_t>& inputs(std::size_t rule) const { return inputs_[rule]; }

 private:
  Status add(const Schema& schema, const Table& table, Rule rule);
  Status add_effect(const Schema& schema, const Table& table, const RuleEffect& effect,
                    std::size_t index);
  void add_own_options(const Schema& schema, const Table& table);
  Status sort(const Table& table);

  std::vector<Rule> rules_;
  std::vector<CheckedPointer> conditions_;        ///< by rule
  std::vector<std::vector<std::size_t>> inputs_;  ///< by rule
  std::vector<FieldEffects> fields_;              ///< by position; none at all without rules
  std::vector<std::string> field_names_;          ///< by position
  std::vector<std::size_t> order_;
  std::vector<std::size_t> all_inputs_;
  TableId choices_;
};

/// The positions of the fields of `table` that an expression reads from the record itself, sorted.
/// What it reads from records that links lead to is not among them.
std::vector<std::size_t> own_fields(const CheckedExpression& expression, const Table& table);

}  // namespace cochin::domain
