#pragma once

#include <string_view>

#include "base/result.hpp"
#include "domain/expressions/ast.hpp"

namespace cochin::domain {

/// Reads one expression: CEL's grammar without message construction, maps, indexing, bytes and
/// unsigned numbers; numbers with a point are exact decimals. Every error has the parameter
/// `position`. Errors: syntax_error, expression_too_large, unreadable_value (a number that does
/// not fit). Source: CEL specification, "Syntax".
Result<Ast> parse_expression(std::string_view source);

}  // namespace cochin::domain
