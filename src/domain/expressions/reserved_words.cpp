#include "domain/expressions/reserved_words.hpp"

#include <algorithm>
#include <array>

namespace cochin::domain {

bool is_reserved_word(std::string_view word) {
  static constexpr std::array<std::string_view, 34> kWords = {
      "all",        "as",         "break",  "const",   "continue", "created_at", "created_by",
      "deleted_at", "else",       "exists", "false",   "for",      "function",   "has",
      "id",         "if",         "import", "in",      "let",      "loop",       "me",
      "namespace",  "null",       "option", "package", "record",   "return",     "true",
      "updated_at", "updated_by", "var",    "version", "void",     "while"};
  static_assert(std::ranges::is_sorted(kWords));
  return std::ranges::binary_search(kWords, word);
}

}  // namespace cochin::domain
