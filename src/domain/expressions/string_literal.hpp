#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::domain {

/// Decodes the inside of a CEL string. Empty when an escape is unknown or names no character (or
/// U+0000, which no text may hold).
std::optional<std::string> decode_string_literal(std::string_view inside);

/// `text` as a CEL string in double quotes.
std::string quote_string_literal(std::string_view text);

}  // namespace cochin::domain
