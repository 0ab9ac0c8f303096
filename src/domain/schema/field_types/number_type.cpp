#include <array>
#include <charconv>

#include "base/text.hpp"
#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"
#include "domain/schema/field_types/written_numbers.hpp"

namespace cochin::domain {

namespace {

/// A whole number of 64 bits.
class NumberType final : public FieldType {
 public:
  std::string_view name() const override { return "number"; }
  ValueKind kind() const override { return ValueKind::kInteger; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 2> kOptions = {"min", "max"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field, const ChoiceCatalog&) const override {
    const std::int64_t* number = input.as_integer();
    if (number == nullptr) return wrong_type("integer");
    return checked(*this, *number, field);
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog&) const override {
    const std::string plain = plain_number(text);
    if (plain.empty()) return Value{};
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (error == std::errc{} && end == plain.data() + plain.size()) {
      return checked(*this, number, field);
    }
    const auto decimal = Decimal::parse(plain);
    const auto whole = decimal ? decimal->with_scale(0) : std::nullopt;
    if (!whole) return wrong_type("integer");
    return checked(*this, whole->unscaled, field);
  }

  Status check(const Value& value, const Field& field) const override {
    return check_bounds(value, field);
  }
};

}  // namespace

const FieldType& number_type() {
  static const NumberType type;
  return type;
}

}  // namespace cochin::domain
