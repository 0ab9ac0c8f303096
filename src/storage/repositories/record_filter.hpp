#pragma once

#include "base/result.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/expressions/evaluator.hpp"
#include "domain/schema/table.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::storage::records {

/// A condition over records, for a `RecordQuery`.
struct RecordFilter {
  sql::SqlFragment condition;  ///< for `filter`
  std::vector<PinnedColumn> pinned;
};

/// The filter that keeps the records for which `condition` holds.
/// Errors: those of computing its parts that touch no row (number_overflow, division_by_zero).
Result<RecordFilter> filter_of(const domain::CheckedExpression& condition,
                               const domain::Schema& schema,
                               const domain::EvaluationContext& evaluation);

/// The condition alone, over rows `alias`. Errors: as `filter_of`.
Result<sql::SqlFragment> condition_over(const domain::CheckedExpression& condition,
                                        const domain::Schema& schema,
                                        const domain::EvaluationContext& evaluation,
                                        const std::string& alias);

/// All of some conditions over `option`: the query's records are the options, and everything else
/// that they name is in `evaluation`. Empty without conditions. Errors: as `filter_of`.
Result<sql::SqlFragment> option_filter_of(
    const std::vector<std::shared_ptr<const domain::CheckedExpression>>& conditions,
    const domain::Schema& schema, const domain::EvaluationContext& evaluation);

}  // namespace cochin::storage::records
