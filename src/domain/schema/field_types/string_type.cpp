#include "domain/schema/field_types/string_type.hpp"

#include <array>

#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

std::span<const std::string_view> StringType::options() const {
  static constexpr std::array<std::string_view, 2> kOptions = {"max_length", "pattern"};
  return kOptions;
}

Result<Value> StringType::read(const Tree& input, const Field& field,
                               const ChoiceCatalog& choices) const {
  const std::string* text = input.as_string();
  if (text == nullptr) return wrong_type("string");
  return read_text(*text, field, choices);
}

Result<Value> StringType::read_text(std::string_view text, const Field& field,
                                    const ChoiceCatalog&) const {
  return checked(*this, text_or_empty(text), field);
}

Status StringType::check(const Value& value, const Field& field) const {
  return check_text(std::get<std::string>(value), field, longest_characters_);
}

}  // namespace cochin::domain
