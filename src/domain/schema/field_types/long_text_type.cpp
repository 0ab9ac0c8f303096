#include <array>

#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

namespace {

/// Text of several paragraphs.
class LongTextType final : public FieldType {
 public:
  static constexpr std::int64_t kLongestCharacters = 500'000;

  std::string_view name() const override { return "long_text"; }
  ValueKind kind() const override { return ValueKind::kText; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 2> kOptions = {"max_length", "pattern"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field,
                     const ChoiceCatalog& choices) const override {
    const std::string* text = input.as_string();
    if (text == nullptr) return wrong_type("string");
    return read_text(*text, field, choices);
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog&) const override {
    return checked(*this, text_or_empty(text), field);
  }

  Status check(const Value& value, const Field& field) const override {
    return check_text(std::get<std::string>(value), field, kLongestCharacters);
  }
};

}  // namespace

const FieldType& long_text_type() {
  static const LongTextType type;
  return type;
}

}  // namespace cochin::domain
