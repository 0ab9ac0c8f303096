#include <array>

#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"
#include "domain/schema/field_types/written_numbers.hpp"

namespace cochin::domain {

namespace {

/// An exact decimal number, amounts above all: at most 18 digits, `scale` of them after the point.
class DecimalType final : public FieldType {
 public:
  std::string_view name() const override { return "decimal"; }
  ValueKind kind() const override { return ValueKind::kDecimal; }
  std::span<const std::string_view> options() const override {
    static constexpr std::array<std::string_view, 3> kOptions = {"scale", "min", "max"};
    return kOptions;
  }

  Result<Value> read(const Tree& input, const Field& field, const ChoiceCatalog&) const override {
    const std::string* text = input.as_string();
    if (text == nullptr) return wrong_type("string \"1234.56\"");
    return read_plain(*text, field);
  }

  Result<Value> read_text(std::string_view text, const Field& field,
                          const ChoiceCatalog&) const override {
    const std::string plain = plain_number(text);
    if (plain.empty()) return Value{};
    return read_plain(plain, field);
  }

  Status check(const Value& value, const Field& field) const override {
    return check_bounds(value, field);
  }

 private:
  Result<Value> read_plain(const std::string& text, const Field& field) const {
    const bool digits_only = text.find_first_not_of("-.0123456789") == text.npos;
    const auto number = Decimal::parse(text);
    if (!number && digits_only && text.size() > 18) return Error{&errors::too_many_digits};
    if (!number) return wrong_type("string \"1234.56\"");
    const auto scaled = number->with_scale(field.options.scale);
    if (scaled) return checked(*this, *scaled, field);
    if (number->scale <= field.options.scale) return Error{&errors::too_many_digits};
    return Error{&errors::too_many_decimals, {{"scale", std::to_string(field.options.scale)}}};
  }
};

}  // namespace

const FieldType& decimal_type() {
  static const DecimalType type;
  return type;
}

}  // namespace cochin::domain
