#include "base/error.hpp"

namespace cochin {

namespace {

std::string_view find_parameter(const ErrorParameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
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
    message.append(find_parameter(parameters, text.substr(open + 1, close - open - 1)));
    position = close + 1;
  }
  message.append(text.substr(position));
  return message;
}

}  // namespace cochin
