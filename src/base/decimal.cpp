#include "base/decimal.hpp"

#include <charconv>

namespace cochin {

namespace {

__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<Decimal> narrow(Wide unscaled, int scale) {
  while (scale > Decimal::kMaxScale && unscaled % 10 == 0) {
    unscaled /= 10;
    --scale;
  }
  if (scale > Decimal::kMaxScale) return std::nullopt;
  if (unscaled > Decimal::kMaxUnscaled || unscaled < -Decimal::kMaxUnscaled) return std::nullopt;
  return Decimal{static_cast<std::int64_t>(unscaled), scale};
}

Wide divide_half_even(Wide dividend, Wide divisor) {
  Wide quotient = dividend / divisor;
  Wide remainder = dividend % divisor;
  if (remainder == 0) return quotient;
  const bool negative = (dividend < 0) != (divisor < 0);
  if (remainder < 0) remainder = -remainder;
  if (divisor < 0) divisor = -divisor;
  const bool past_half = remainder * 2 > divisor;
  const bool tie_to_odd = remainder * 2 == divisor && quotient % 2 != 0;
  if (past_half || tie_to_odd) quotient += negative ? -1 : 1;
  return quotient;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Wide unscaled = 0;
  int scale = -1;
  std::size_t digits = 0;
  for (const char sign : text) {
    if (sign == '.' && scale < 0 && digits > 0) {
      scale = 0;
      continue;
    }
    if (sign < '0' || sign > '9' || digits >= 36) return std::nullopt;
    unscaled = unscaled * 10 + (sign - '0');
    ++digits;
    if (scale >= 0) ++scale;
  }
  if (digits == 0 || scale == 0) return std::nullopt;
  return narrow(negative ? -unscaled : unscaled, scale < 0 ? 0 : scale);
}

std::string Decimal::to_string() const {
  char buffer[32];
  std::int64_t magnitude = unscaled < 0 ? -unscaled : unscaled;
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, magnitude).ptr;
  std::string digits(buffer, end);
  const auto width = static_cast<std::size_t>(scale);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - width, 1, '.');
  if (unscaled < 0) digits.insert(0, 1, '-');
  return digits;
}

std::optional<Decimal> Decimal::with_scale(int new_scale) const {
  if (new_scale >= scale)
    return narrow(Wide{unscaled} * power_of_ten(new_scale - scale), new_scale);
  const auto divisor = static_cast<std::int64_t>(power_of_ten(scale - new_scale));
  if (unscaled % divisor != 0) return std::nullopt;
  return Decimal{unscaled / divisor, new_scale};
}

std::optional<Decimal> Decimal::rounded(int new_scale) const {
  if (new_scale >= scale) return with_scale(new_scale);
  return narrow(divide_half_even(unscaled, power_of_ten(scale - new_scale)), new_scale);
}

int compare(const Decimal& left, const Decimal& right) {
  const int scale = left.scale > right.scale ? left.scale : right.scale;
  const Wide a = Wide{left.unscaled} * power_of_ten(scale - left.scale);
  const Wide b = Wide{right.unscaled} * power_of_ten(scale - right.scale);
  return a < b ? -1 : (a > b ? 1 : 0);
}

std::optional<Decimal> add(const Decimal& left, const Decimal& right) {
  const int scale = left.scale > right.scale ? left.scale : right.scale;
  return narrow(Wide{left.unscaled} * power_of_ten(scale - left.scale) +
                    Wide{right.unscaled} * power_of_ten(scale - right.scale),
                scale);
}

std::optional<Decimal> subtract(const Decimal& left, const Decimal& right) {
  return add(left, Decimal{-right.unscaled, right.scale});
}

std::optional<Decimal> multiply(const Decimal& left, const Decimal& right) {
  return narrow(Wide{left.unscaled} * Wide{right.unscaled}, left.scale + right.scale);
}

std::optional<Decimal> divide(const Decimal& left, const Decimal& right) {
  if (right.unscaled == 0) return std::nullopt;
  const Wide dividend = Wide{left.unscaled} * power_of_ten(Decimal::kMaxScale + right.scale);
  const Wide divisor = Wide{right.unscaled} * power_of_ten(left.scale);
  return narrow(divide_half_even(dividend, divisor), Decimal::kMaxScale);
}

}  // namespace cochin
