#include "storage/sql/expression_values.hpp"

#include "base/check.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::storage::sql {

using domain::ExpressionType;
using domain::Scalar;

namespace {

__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Wide floor_divide(Wide dividend, Wide divisor) {
  const Wide quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

struct ToBind {
  const ExpressionType& type;

  SqlValue operator()(std::monostate) const { return std::monostate{}; }
  SqlValue operator()(const std::string& text) const { return text; }
  SqlValue operator()(std::int64_t number) const { return number; }
  SqlValue operator()(Decimal number) const {
    const auto scaled = number.with_scale(type.scale);
    CHECK(scaled.has_value());
    return scaled->unscaled;
  }
  SqlValue operator()(Date date) const { return date.to_string(); }
  SqlValue operator()(Timestamp instant) const { return instant.to_string(); }
  SqlValue operator()(Duration duration) const { return duration.milliseconds; }
  SqlValue operator()(bool yes) const { return std::int64_t{yes ? 1 : 0}; }
  SqlValue operator()(domain::RecordRef reference) const { return reference.id; }
};

}  // namespace

SqlValue to_bind(const Scalar& value, const ExpressionType& type) {
  return std::visit(ToBind{type}, value);
}

ScaledNumber scale_number(const Scalar& number, int scale) {
  const auto* whole = std::get_if<std::int64_t>(&number);
  const Decimal decimal = whole != nullptr ? Decimal{*whole, 0} : std::get<Decimal>(number);
  const int shift = scale - decimal.scale;
  const Wide divisor = shift < 0 ? power_of_ten(-shift) : 1;
  const Wide scaled = Wide{decimal.unscaled} * power_of_ten(shift > 0 ? shift : 0);
  const Wide floor = floor_divide(scaled, divisor);
  if (floor > INT64_MAX) return {INT64_MAX, false};
  if (floor < INT64_MIN) return {INT64_MIN, false};
  return {static_cast<std::int64_t>(floor), floor * divisor == scaled};
}

std::string to_json_list(const std::vector<SqlValue>& values) {
  std::string json;
  platform::JsonWriter writer(json);
  writer.begin_array();
  for (const SqlValue& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      writer.integer(*number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      writer.string(*text);
    } else {
      writer.null();
    }
  }
  writer.end_array();
  return json;
}

std::optional<std::string> text_after_prefix(std::string_view prefix) {
  // Bytes F8 to FF never occur in UTF-8, so the last byte can always be raised.
  std::string after(prefix);
  if (after.empty()) return std::nullopt;
  after.back() = static_cast<char>(static_cast<unsigned char>(after.back()) + 1);
  return after;
}

}  // namespace cochin::storage::sql
