#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

namespace {

/// Yes or no.
class BooleanType final : public FieldType {
 public:
  std::string_view name() const override { return "boolean"; }
  ValueKind kind() const override { return ValueKind::kBoolean; }
  bool can_be_unique() const override { return false; }
  std::span<const std::string_view> options() const override { return {}; }

  Result<Value> read(const Tree& input, const Field&, const ChoiceCatalog&) const override {
    const bool* flag = input.as_bool();
    if (flag == nullptr) return wrong_type("true/false");
    return Value{*flag};
  }

  Result<Value> read_text(std::string_view text, const Field&,
                          const ChoiceCatalog&) const override {
    static constexpr std::array<std::string_view, 7> kYes = {"oui", "vrai", "true", "1",
                                                             "x",   "yes",  "o"};
    static constexpr std::array<std::string_view, 6> kNo = {"non", "faux", "false", "0", "no", "n"};
    const std::string word = fold(trim(text));
    if (word.empty()) return Value{};
    if (std::find(kYes.begin(), kYes.end(), word) != kYes.end()) return Value{true};
    if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) return Value{false};
    return wrong_type("true/false");
  }
};

}  // namespace

const FieldType& boolean_type() {
  static const BooleanType type;
  return type;
}

}  // namespace cochin::domain
