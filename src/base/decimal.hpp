#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cochin {

/// An exact decimal number: `unscaled` × 10^-`scale`. At most 18 digits in all (so that it fits a
/// 64-bit integer column), at most 6 of them after the point. Arithmetic is exact or refused.
struct Decimal {
  static constexpr int kMaxDigits = 18;
  static constexpr int kMaxScale = 6;
  static constexpr std::int64_t kMaxUnscaled = 999'999'999'999'999'999;

  std::int64_t unscaled = 0;
  int scale = 0;

  /// Reads `-?digits(.digits)?` and nothing else. Empty when malformed, over 18 digits, or with
  /// more than 6 digits after the point that are not zeros.
  static std::optional<Decimal> parse(std::string_view text);

  /// Text with exactly `scale` digits after the point: `1234.50`.
  std::string to_string() const;

  /// The same number with another scale. Empty when digits would be lost or do not fit.
  std::optional<Decimal> with_scale(int new_scale) const;

  /// The nearest number with `new_scale`, ties to even. Empty when it does not fit.
  std::optional<Decimal> rounded(int new_scale) const;
};

/// -1, 0 or 1 by numeric value, whatever the scales.
int compare(const Decimal& left, const Decimal& right);
inline bool operator==(const Decimal& left, const Decimal& right) {
  return compare(left, right) == 0;
}

/// Exact results: `+ -` keep the larger scale, `*` adds the scales, `/` rounds half-even to 6.
/// Empty when the result needs more than 18 digits or 6 decimals cannot hold it, or on division
/// by zero.
std::optional<Decimal> add(const Decimal& left, const Decimal& right);
std::optional<Decimal> subtract(const Decimal& left, const Decimal& right);
std::optional<Decimal> multiply(const Decimal& left, const Decimal& right);
std::optional<Decimal> divide(const Decimal& left, const Decimal& right);

}  // namespace cochin
