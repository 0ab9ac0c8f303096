#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/decimal.hpp"

namespace cochin::domain {

enum class Operator {
  kConditional,  ///< three operands
  kOr,           ///< two or more operands
  kAnd,          ///< two or more operands
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kIn,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kNot,     ///< one operand
  kNegate,  ///< one operand
};

/// How an operator is written. A higher precedence binds tighter; all but the conditional group
/// to the left. Source: CEL specification, "Syntax".
struct OperatorInfo {
  Operator name;
  std::string_view symbol;
  int precedence;
  std::size_t least_operands;
  std::size_t most_operands;
};

inline constexpr int kConditionalPrecedence = 0;
inline constexpr int kOrPrecedence = 1;
inline constexpr int kUnaryPrecedence = 6;
inline constexpr int kMemberPrecedence = 7;

const OperatorInfo& operator_info(Operator name);
std::span<const OperatorInfo> all_operators();

/// `std::monostate` is `null`.
using Literal = std::variant<std::monostate, bool, std::int64_t, Decimal, std::string>;

/// An expression as it was written, without the meaning of its names. `&&` and `||` hold all the
/// operands of a chain, so that a long chain is not deep.
struct Ast {
  enum class Kind {
    kLiteral,     ///< `literal`
    kList,        ///< children: the items
    kName,        ///< `text`
    kMember,      ///< children: the owner; `text` is the member
    kCall,        ///< `text` is the function; children: the arguments
    kMethod,      ///< `text` is the method; children: the receiver, then the arguments
    kQuantifier,  ///< `text` is `exists` or `all`; children: the list, the condition on `variable`
    kOperator,    ///< `symbol`; children: the operands
  };

  Kind kind = Kind::kLiteral;
  Operator symbol = Operator::kAnd;
  std::string text = {};
  std::string variable = {};
  Literal literal = {};
  std::vector<Ast> children = {};
  std::size_t position = 0;  ///< in characters from the start of the source
};

/// Whether both say the same; positions do not matter.
bool operator==(const Ast& left, const Ast& right);

/// Joins two operands of `&&` or `||` into one flat chain.
Ast join_logical(Operator symbol, Ast left, Ast right, std::size_t position);

/// Whether the tree obeys the limits on nodes, depth and list items.
bool fits_limits(const Ast& ast);

}  // namespace cochin::domain
