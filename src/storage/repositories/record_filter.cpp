#include "storage/repositories/record_filter.hpp"

#include "storage/sql/expression_compiler.hpp"

namespace cochin::storage::records {

Result<sql::SqlFragment> filter_of(const domain::CheckedExpression& condition,
                                   const domain::Schema& schema,
                                   const domain::EvaluationContext& evaluation) {
  return sql::compile_condition(condition, {schema, evaluation});
}

Result<sql::SqlFragment> option_filter_of(const domain::CheckedExpression& condition,
                                          const domain::Schema& schema,
                                          const domain::EvaluationContext& evaluation) {
  sql::SqlContext context{schema, evaluation};
  context.this_row = {};
  context.option_row = "r";
  return sql::compile_condition(condition, context);
}

}  // namespace cochin::storage::records
