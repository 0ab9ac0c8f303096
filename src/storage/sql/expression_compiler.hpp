#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/expressions/evaluator.hpp"
#include "domain/schema/table.hpp"
#include "storage/sql/sql_fragment.hpp"

/// Expressions as SQL over the physical tables. Both answer the same: see the property test.
namespace cochin::storage::sql {

/// Where an expression is put. Names that begin with `x` and a digit are the compiler's.
struct SqlContext {
  const domain::Schema& schema;
  /// What is known when the statement is built: `now`, `me`, and the records that are no rows of
  /// the statement (`evaluation.record` for a draft).
  const domain::EvaluationContext& evaluation;
  std::string this_row = "r";   ///< alias of `ExpressionRoot::kThis`; empty: `evaluation.self`
  std::string option_row = {};  ///< alias of `option`; empty: `evaluation.option`
};

/// A condition for WHERE: true exactly for the rows on which `holds` is true, otherwise false or
/// NULL. Every literal is bound; parts that touch no row are computed once, here; `==`, `<` and
/// `in` beside a column leave the column bare, so that an index serves them.
/// Errors: those of computing these parts (number_overflow, division_by_zero).
Result<SqlFragment> compile_condition(const domain::CheckedExpression& condition,
                                      const SqlContext& context);

/// An SQL expression for the value: decimals scaled to `type().scale`, dates and timestamps as
/// text, choices and records as ids, durations in milliseconds, booleans as 0, 1 or NULL.
Result<SqlFragment> compile_value(const domain::CheckedExpression& expression,
                                  const SqlContext& context);

/// All of `conditions`. Those that may fail are computed, in their order, only for rows that pass
/// all that cannot: so they neither fail on rows of the trash nor tell about rows that the caller
/// may not read, when the conditions that hide these come first. `1` when there is none.
SqlFragment all_of(std::vector<SqlFragment> conditions);

}  // namespace cochin::storage::sql
