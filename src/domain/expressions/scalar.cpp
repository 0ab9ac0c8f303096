#include "domain/expressions/scalar.hpp"

#include <array>
#include <utility>

#include "base/check.hpp"

namespace cochin::domain {

namespace {

constexpr std::int64_t kLongestMilliseconds = 10'000LL * 366 * 86'400'000;
constexpr std::int64_t kNanosecondsPerMillisecond = 1'000'000;

template <typename T>
int order(const T& left, const T& right) {
  return left < right ? -1 : (right < left ? 1 : 0);
}

std::optional<Decimal> as_decimal(const Scalar& value) {
  if (const auto* decimal = std::get_if<Decimal>(&value)) return *decimal;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return Decimal{*integer, 0};
  return std::nullopt;
}

std::int64_t as_integer(const Scalar& value) {
  if (const auto* reference = std::get_if<RecordRef>(&value)) return reference->id;
  const auto* integer = std::get_if<std::int64_t>(&value);
  CHECK(integer != nullptr);
  return *integer;
}

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};

constexpr std::array<Unit, 6> kUnits = {{{"ns", 1},
                                         {"us", 1'000},
                                         {"ms", 1'000'000},
                                         {"s", 1'000'000'000},
                                         {"m", 60'000'000'000},
                                         {"h", 3'600'000'000'000}}};

/// Removes a unit from the front of `text`; 0 when there is none.
std::int64_t take_unit(std::string_view& text) {
  for (const Unit& unit : kUnits) {
    if (!text.starts_with(unit.name)) continue;
    text.remove_prefix(unit.name.size());
    return unit.nanoseconds;
  }
  return 0;
}

/// Removes one number with its unit and adds its milliseconds to `total`.
bool take_part(std::string_view& text, std::int64_t& total) {
  const std::size_t length = text.find_first_not_of("0123456789.");
  if (length == std::string_view::npos || length == 0) return false;
  std::string digits(text.substr(0, length));
  if (digits.starts_with('.')) digits.insert(0, 1, '0');
  const auto number = Decimal::parse(digits);
  text.remove_prefix(length);
  const std::int64_t unit = take_unit(text);
  if (!number || unit == 0) return false;
  const auto exact = multiply(*number, Decimal{unit, 0});
  const auto nanoseconds = exact ? exact->with_scale(0) : std::nullopt;
  if (!nanoseconds) {  // hours of centuries: too many nanoseconds, but maybe whole milliseconds
    const auto coarse = multiply(*number, Decimal{unit / kNanosecondsPerMillisecond, 0});
    const auto whole = coarse ? coarse->with_scale(0) : std::nullopt;
    if (!whole || unit < kNanosecondsPerMillisecond) return false;
    total += std::min(whole->unscaled, kLongestMilliseconds + 1);
    return total <= kLongestMilliseconds;
  }
  if (nanoseconds->unscaled % kNanosecondsPerMillisecond != 0) return false;
  total += nanoseconds->unscaled / kNanosecondsPerMillisecond;
  return total <= kLongestMilliseconds;
}

}  // namespace

Scalar to_scalar(const Value& value) {
  return std::visit(
      [](const auto& held) -> Scalar {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, FileRefs>) {
          if (held.ids.empty()) return std::monostate{};
          return true;
        } else {
          return held;
        }
      },
      value);
}

Value to_value(Scalar value) {
  return std::visit(
      [](auto&& held) -> Value {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, Duration>) {
          return std::monostate{};
        } else {
          return std::forward<decltype(held)>(held);
        }
      },
      std::move(value));
}

bool is_same(const Scalar& left, const Scalar& right) {
  if (is_empty(left) || is_empty(right)) return is_empty(left) && is_empty(right);
  return compare_scalars(left, right) == 0;
}

int compare_scalars(const Scalar& left, const Scalar& right) {
  if (left.index() == right.index()) {
    return std::visit(
        [&](const auto& held) {
          using T = std::decay_t<decltype(held)>;
          const T& other = *std::get_if<T>(&right);
          if constexpr (std::is_same_v<T, std::monostate>)
            return 0;
          else if constexpr (std::is_same_v<T, Decimal>)
            return compare(held, other);
          else if constexpr (std::is_same_v<T, RecordRef>)
            return order(held.id, other.id);
          else
            return order(held, other);
        },
        left);
  }
  const auto a = as_decimal(left);
  const auto b = as_decimal(right);
  if (a && b) return compare(*a, *b);
  return order(as_integer(left), as_integer(right));
}

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return Duration{};
  std::int64_t total = 0;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    if (!take_part(text, total)) return std::nullopt;
  }
  return Duration{negative ? -total : total};
}

}  // namespace cochin::domain
