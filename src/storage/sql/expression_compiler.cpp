#include "storage/sql/expression_compiler.hpp"

#include <span>

#include "storage/sql/expression_writer.hpp"

namespace cochin::storage::sql {

namespace {

SqlFragment in_parentheses(const SqlFragment& part) {
  return SqlFragment("(").append(part).append(")");
}

using Conditions = std::span<const SqlFragment>;

SqlFragment joined(Conditions conditions) {
  SqlFragment sql;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    sql.append(i > 0 ? " AND (" : "(").append(conditions[i]).append(")");
  }
  return sql;
}

/// Conditions that may fail, each computed only where those before it hold.
SqlFragment in_turn(Conditions conditions) {
  if (conditions.size() == 1) return conditions[0];
  SqlFragment sql("CASE WHEN ");
  sql.append(conditions[0]).append(" THEN ").append(in_turn(conditions.subspan(1)));
  return sql.append(" ELSE 0 END");
}

}  // namespace

std::vector<SqlFragment> take_failing(std::vector<SqlFragment>& operands) {
  std::vector<SqlFragment> failing;
  std::vector<SqlFragment> safe;
  for (SqlFragment& operand : operands) {
    (operand.may_fail ? failing : safe).push_back(std::move(operand));
  }
  operands = std::move(safe);
  return failing;
}

Result<SqlFragment> compile_condition(const domain::CheckedExpression& condition,
                                      const SqlContext& context) {
  int aliases = 0;
  return in_parentheses(TRY(ExpressionWriter(context, aliases).condition(condition.root)));
}

Result<SqlFragment> compile_value(const domain::CheckedExpression& expression,
                                  const SqlContext& context) {
  int aliases = 0;
  return ExpressionWriter(context, aliases).value(expression.root);
}

SqlFragment all_of(std::vector<SqlFragment> conditions) {
  if (conditions.empty()) return SqlFragment("1");
  const std::vector<SqlFragment> may_fail = take_failing(conditions);
  const std::vector<SqlFragment>& safe = conditions;
  if (may_fail.empty()) return in_parentheses(joined(safe));
  if (safe.empty()) return in_parentheses(in_turn(may_fail));
  // The engine may compute the terms of an AND in any order, but a CASE only as written. What
  // cannot fail also stands outside of the CASE, where an index can serve it.
  SqlFragment sql = joined(safe);
  sql.append(" AND CASE WHEN ").append(joined(safe)).append(" THEN ").append(in_turn(may_fail));
  return in_parentheses(sql.append(" ELSE 0 END"));
}

}  // namespace cochin::storage::sql
