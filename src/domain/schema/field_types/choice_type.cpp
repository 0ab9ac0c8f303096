#include <array>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

namespace {

Error unknown_choice(std::string_view value) {
  return Error{&errors::unknown_choice, {{"value", std::string(value)}}};
}

/// One entry of a category of the table `choix`, written as its `valeur`.
class ChoiceType final : public FieldType {
 public:
  std::string_view name() const override { return "choice"; }
  ValueKind kind() const override { return ValueKind::kChoice; }
  bool indexed_by_default() const override { return true; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 3> kOptions = {"category", "options_when",
                                                                 "when_not_offered"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field,
                     const ChoiceCatalog& choices) const override {
    const std::string* valeur = input.as_string();
    if (valeur == nullptr) return wrong_type("string");
    if (valeur->empty()) return Value{};
    const Choice* choice = choices.find(field.options.category, *valeur);
    if (choice == nullptr) return unknown_choice(*valeur);
    return Value{RecordRef{choice->id}};
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog& choices) const override {
    text = trim(text);
    if (text.empty()) return Value{};
    const Choice* choice = choices.find_by_text(field.options.category, text);
    if (choice == nullptr) return unknown_choice(text);
    return Value{RecordRef{choice->id}};
  }
};

}  // namespace

const FieldType& choice_type() {
  static const ChoiceType type;
  return type;
}

}  // namespace cochin::domain
