#include "storage/sql/expression_compiler.hpp"

#include <algorithm>
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

/// The conditions one inside the other wherever one may fail, so that it is computed only after
/// those before it.
SqlFragment in_turn(Conditions conditions) {
  const auto failing = std::ranges::find_if(conditions, &SqlFragment::may_fail);
  auto safe = static_cast<std::size_t>(failing - conditions.begin());
  if (safe == conditions.size()) return joined(conditions);
  if (safe == 0) {
    const Conditions rest = conditions.subspan(1);
    if (std::ranges::none_of(rest, &SqlFragment::may_fail)) return joined(conditions);
    safe = 1;
  }
  SqlFragment sql("CASE WHEN ");
  sql.append(joined(conditions.first(safe)))
      .append(" THEN ")
      .append(in_turn(conditions.subspan(safe)))
      .append(" ELSE 0 END");
  return sql;
}

}  // namespace

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
  // The engine may compute the terms of an AND in any order, but a CASE only as written. What
  // cannot fail also stands outside of the CASE, where an index can serve it.
  SqlFragment sql;
  bool any_fails = false;
  for (const SqlFragment& condition : conditions) {
    any_fails = any_fails || condition.may_fail;
    if (!condition.may_fail) sql.append("(").append(condition).append(") AND ");
  }
  if (!any_fails) return in_parentheses(joined(conditions));
  return in_parentheses(sql.append(in_turn(conditions)));
}

}  // namespace cochin::storage::sql
