#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace cochin::domain {

struct Token {
  enum class Kind { kName, kInteger, kDecimal, kString, kSymbol, kEnd };

  Kind kind = Kind::kEnd;
  std::string text;          ///< strings decoded, everything else as written
  std::size_t position = 0;  ///< in characters from the start
  std::size_t end = 0;       ///< of what stands after it, in the same way

  bool is(std::string_view symbol) const { return kind == Kind::kSymbol && text == symbol; }
};

/// Cuts an expression into tokens, the last of which is `kEnd`. `in` is a symbol. White space and
/// `//` comments are skipped. Strings: CEL's `'…'`, `"…"`, tripled quotes and the prefix `r`, with
/// CEL's escapes, but no U+0000. Errors: expression_too_large, syntax_error.
/// Source: CEL specification, "Syntax".
Result<std::vector<Token>> tokenize(std::string_view source);

}  // namespace cochin::domain
