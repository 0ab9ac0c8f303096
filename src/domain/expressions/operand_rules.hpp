#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "domain/expressions/ast.hpp"
#include "domain/expressions/checked_expression.hpp"

/// Which operands fit together. The functions convert operands in place where the language says
/// so. Errors of all: type_mismatch, unreadable_value, with the parameter `position`.
namespace cochin::domain {

Error type_mismatch(std::size_t position, std::string_view expected, const ExpressionType& found);

CheckedNode constant_node(ExpressionType::Kind kind, Scalar value, std::size_t position);

Status require_kind(const CheckedNode& node, ExpressionType::Kind expected);

/// Strings stay, choices become their `valeur`, all else is refused.
Status make_text(CheckedNode& node);

/// For `==`, `!=` and `in`. A string literal beside a date, timestamp, decimal or choice is read
/// as one.
Status make_equatable(CheckedNode& left, CheckedNode& right, std::size_t position);

/// For `<`, `<=`, `>` and `>=`.
Status make_orderable(CheckedNode& left, CheckedNode& right, std::size_t position);

/// A timestamp beside a date that no record has a part in, as `today()` or a written one: compared
/// by the day of the timestamp in the instance's time zone. Gives the comparison; empty when the
/// operands, which are left alone then, are no such pair.
std::optional<CheckedNode> compare_days(NodeKind relation, CheckedNode& left, CheckedNode& right,
                                        std::size_t position);

/// Converts all to one type, which is returned: the branches of a conditional, the items of a
/// list. `nodes` is not empty.
Result<ExpressionType> make_alike(std::vector<CheckedNode*> nodes);

/// The type of an arithmetic operation, whose text operands become text.
Result<ExpressionType> arithmetic_type(Operator symbol, CheckedNode& left, CheckedNode& right,
                                       std::size_t position);

}  // namespace cochin::domain
