#pragma once

#include <string_view>

#include "base/result.hpp"
#include "domain/conditional_fields/rule.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/schema/table.hpp"

/// The expressions that rules and fields hold, each checked with the names that it may use and with
/// the system's view. Errors of all: those of `check_expression`.
namespace cochin::domain {

/// The field of a table that an expression is about.
struct FieldOfTable {
  const Schema& schema;
  const Table& table;
  const Field& field;
};

/// When a rule holds: a condition on the record.
Result<CheckedExpression> check_rule_condition(std::string_view source, const Schema& schema,
                                               const Table& table);

/// What an option of the field meets: a condition on `record` and `option`.
/// Errors: `field_without_options`.
Result<CheckedExpression> check_options_when(std::string_view source, const FieldOfTable& target);

/// What the field is filled with: a value of its type.
Result<CheckedExpression> check_default_value(std::string_view source, const FieldOfTable& target);

/// What an effect on the field gives or limits: the value of `default`, the condition of `options`.
Result<CheckedExpression> check_effect_value(const RuleEffect& effect, const FieldOfTable& target);

}  // namespace cochin::domain
