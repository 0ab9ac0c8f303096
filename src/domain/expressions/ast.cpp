#include "domain/expressions/ast.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/check.hpp"
#include "domain/expressions/expression_limits.hpp"

namespace cochin::domain {

namespace {

constexpr std::size_t kMany = 100;

constexpr std::array<OperatorInfo, 17> kOperators = {{
    {Operator::kConditional, "?:", kConditionalPrecedence, 3, 3},
    {Operator::kOr, "||", kOrPrecedence, 2, kMany},
    {Operator::kAnd, "&&", 2, 2, kMany},
    {Operator::kEqual, "==", 3, 2, 2},
    {Operator::kNotEqual, "!=", 3, 2, 2},
    {Operator::kLess, "<", 3, 2, 2},
    {Operator::kLessEqual, "<=", 3, 2, 2},
    {Operator::kGreater, ">", 3, 2, 2},
    {Operator::kGreaterEqual, ">=", 3, 2, 2},
    {Operator::kIn, "in", 3, 2, 2},
    {Operator::kAdd, "+", 4, 2, 2},
    {Operator::kSubtract, "-", 4, 2, 2},
    {Operator::kMultiply, "*", 5, 2, 2},
    {Operator::kDivide, "/", 5, 2, 2},
    {Operator::kModulo, "%", 5, 2, 2},
    {Operator::kNot, "!", kUnaryPrecedence, 1, 1},
    {Operator::kNegate, "-", kUnaryPrecedence, 1, 1},
}};

/// Counts nodes into `nodes`; false as soon as a limit is passed.
bool measure(const Ast& ast, int depth, int& nodes) {
  if (depth > kMaxExpressionDepth || ++nodes > kMaxExpressionNodes) return false;
  const bool is_list = ast.kind == Ast::Kind::kList;
  if (is_list && ast.children.size() > kMaxListItems) return false;
  for (const Ast& child : ast.children) {
    if (is_list && child.kind == Ast::Kind::kLiteral) continue;
    if (!measure(child, depth + 1, nodes)) return false;
  }
  return true;
}

}  // namespace

const OperatorInfo& operator_info(Operator name) {
  const OperatorInfo& info = kOperators[static_cast<std::size_t>(name)];
  CHECK(info.name == name);
  return info;
}

std::span<const OperatorInfo> all_operators() { return kOperators; }

bool operator==(const Ast& left, const Ast& right) {
  return left.kind == right.kind && left.text == right.text && left.variable == right.variable &&
         left.literal == right.literal && left.children == right.children &&
         (left.kind != Ast::Kind::kOperator || left.symbol == right.symbol);
}

Ast join_logical(Operator symbol, Ast left, Ast right, std::size_t position) {
  Ast chain{.kind = Ast::Kind::kOperator, .symbol = symbol, .position = position};
  for (Ast* side : {&left, &right}) {
    const bool same = side->kind == Ast::Kind::kOperator && side->symbol == symbol;
    if (same) {
      std::ranges::move(side->children, std::back_inserter(chain.children));
    } else {
      chain.children.push_back(std::move(*side));
    }
  }
  return chain;
}

bool fits_limits(const Ast& ast) {
  int nodes = 0;
  return measure(ast, 1, nodes);
}

}  // namespace cochin::domain
