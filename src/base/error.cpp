#include "base/error.hpp"

#include <algorithm>

namespace cochin {

namespace {

std::string_view find_parameter(const ErrorParameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-.0123456789") == text.npos;
}

/// A bound of a value, as the language writes it: `1000.50` and `2026-12-31` are `1000,50` and
/// `31/12/2026` in French.
std::string localized_bound(std::string_view bound, Language language) {
  std::string text(bound);
  if (language != Language::kFrench || !is_number(text)) return text;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    return text.substr(8) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
  }
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::string error_message(const ErrorKind& kind, const ErrorParameters& parameters,
                          Language language) {
  const std::string_view text = language == Language::kFrench ? kind.french : kind.english;
  std::string message;
  message.reserve(text.size() + 16);
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t open = text.find('{', position);
    const std::size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    message.append(text.substr(position, open - position));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const std::string_view value = find_parameter(parameters, name);
    const bool is_bound = name == "min" || name == "max";
    message.append(is_bound ? localized_bound(value, language) : std::string(value));
    position = close + 1;
  }
  message.append(text.substr(position));
  return message;
}

}  // namespace cochin
