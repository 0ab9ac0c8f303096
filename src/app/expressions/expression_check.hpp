#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"

namespace cochin::app {

/// An expression as a person writes it, or as a builder puts it together (`ast_tree.hpp`).
struct WrittenExpression {
  std::string text;
};
using ExpressionInput = std::variant<WrittenExpression, Tree>;

/// What the checker says of an expression: with errors, `type` is empty and the other members are
/// as far as it could be read.
struct ExpressionCheck {
  std::string type;           ///< in the words of the language: `bool`, `decimal`, `list`…
  std::string expression;     ///< canonical text; as it came when it cannot be read
  Tree tree;                  ///< null when it cannot be read
  std::vector<Error> errors;  ///< each with the parameter `position`, in characters
};

/// Reads an expression over the records of a table and checks it for the actor: what he may not
/// see does not exist. One that does not check is a success that says why.
/// Errors: those of `check_reading`; `malformed_expression_tree` for a tree that is none.
Result<ExpressionCheck> check_expression(const Actor& actor, const ReadScope& scope,
                                         const domain::Table& table, const ExpressionInput& input);

}  // namespace cochin::app
