#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "domain/expressions/ast.hpp"
#include "domain/expressions/checked_expression.hpp"
#include "domain/schema/table.hpp"

namespace cochin::domain {

/// For whom and against what an expression is checked.
struct CheckContext {
  const Schema& schema;           ///< as the actor sees it: nothing else exists
  const Table& table;             ///< whose fields are named without a prefix
  const Table* record = nullptr;  ///< table of `record`; nullptr when the name does not exist
  const Table* option = nullptr;  ///< table of `option`

  /// The condition under which the actor may read records of a table that the expression steps
  /// through (never of `table` itself: its filter is the caller's). nullptr: all. Empty: all.
  std::function<std::shared_ptr<const CheckedExpression>(const Table& table)> record_filter = {};

  enum class Expected { kBool, kAnything };
  Expected expected = Expected::kBool;
};

/// Gives every name and operator its meaning. Every error has the parameter `position`, in
/// characters from the start. Errors: unknown_field, unknown_function, type_mismatch,
/// ambiguous_name, too_many_steps, unreadable_value, invalid_pattern; `check_expression` also
/// those of `parse_expression`.
Result<CheckedExpression> check_expression(std::string_view source, const CheckContext& context);
Result<CheckedExpression> check_ast(const Ast& ast, const CheckContext& context);

}  // namespace cochin::domain
