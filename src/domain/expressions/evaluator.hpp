#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/expressions/record_view.hpp"
#include "domain/schema/choice_catalog.hpp"

namespace cochin::domain {

/// What `me` stands for. Without an id, the program itself.
struct Caller {
  UserId id;
  std::string username;
  std::vector<std::string> groups;
};

/// Where and when an expression runs. Borrows everything.
struct EvaluationContext {
  const ChoiceCatalog& choices;
  const Caller& me;
  Timestamp now;
  Date today;                        ///< in the instance's time zone
  const RecordView* self = nullptr;  ///< `ExpressionRoot::kThis`
  const RecordView* record = nullptr;
  const RecordView* option = nullptr;
  LinkReader* links = nullptr;  ///< may be absent when the expression follows no link
  /// The first instant of a day in the instance's time zone; UTC when absent.
  std::function<Timestamp(Date)> start_of_day = {};
};

/// The value of an expression that is no list. Takes time linear in the expression and in the
/// linked records that it reads. Errors: number_overflow and division_by_zero with the parameter
/// `position`; those of the link reader.
Result<Scalar> evaluate(const CheckedExpression& expression, const EvaluationContext& context);

/// The value of a part of an expression that uses no variable.
Result<Scalar> evaluate_part(const CheckedNode& node, const EvaluationContext& context);

/// The items of a list that is no record list; of a part that uses no variable.
Result<std::vector<Scalar>> evaluate_items(const CheckedNode& node,
                                           const EvaluationContext& context);

/// The id of the record that a part (kRoot or kStep) stands for; empty when there is none.
Result<Scalar> evaluate_row_id(const CheckedNode& node, const EvaluationContext& context);

/// Whether a condition holds. Errors: as `evaluate`.
Result<bool> holds(const CheckedExpression& condition, const EvaluationContext& context);

}  // namespace cochin::domain
