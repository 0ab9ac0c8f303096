#include <array>

#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/value_checks.hpp"
#include "domain/schema/field_types/written_numbers.hpp"

namespace cochin::domain {

namespace {

/// How many digits that count `-?digits(.digits)?` has after the point; empty when it is no number.
std::optional<int> written_decimals(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == text.npos ? "0" : text.substr(point + 1);
  const auto is_digits = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == digits.npos;
  };
  if (!is_digits(whole) || !is_digits(rest)) return {};
  const std::size_t last = rest.find_last_not_of('0');
  return last == rest.npos ? 0 : static_cast<int>(last + 1);
}

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
    const auto decimals = written_decimals(text);
    if (!decimals) return wrong_type("string \"1234.56\"");
    if (*decimals > field.options.scale) {
      return Error{&errors::too_many_decimals, {{"scale", std::to_string(field.options.scale)}}};
    }
    const auto number = Decimal::parse(text);
    const auto scaled = number ? number->with_scale(field.options.scale) : std::nullopt;
    if (!scaled) return Error{&errors::too_many_digits};
    return checked(*this, *scaled, field);
  }
};

}  // namespace

const FieldType& decimal_type() {
  static const DecimalType type;
  return type;
}

}  // namespace cochin::domain
