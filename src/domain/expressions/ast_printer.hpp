#pragma once

#include <string>

#include "domain/expressions/ast.hpp"

namespace cochin::domain {

/// The expression as text, with the parentheses that it needs and no others, strings in double
/// quotes. Reading it again gives an equal tree.
std::string print_expression(const Ast& ast);

}  // namespace cochin::domain
