#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cochin {

/// A day of the proleptic Gregorian calendar, years 0001 to 9999.
struct Date {
  std::int32_t days = 0;  ///< since 1970-01-01

  friend auto operator<=>(const Date&, const Date&) = default;

  /// Empty when there is no such day.
  static std::optional<Date> from_ymd(int year, int month, int day);
  /// Reads `YYYY-MM-DD` only (RFC 3339 full-date).
  static std::optional<Date> parse(std::string_view text);
  std::string to_string() const;  ///< `YYYY-MM-DD`
};

/// An instant in UTC with millisecond resolution, years 0001 to 9999.
struct Timestamp {
  std::int64_t milliseconds = 0;  ///< since 1970-01-01T00:00:00Z

  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;

  /// Reads an RFC 3339 date-time with `Z` or a numeric offset; more than 3 fraction digits are
  /// refused rather than cut.
  static std::optional<Timestamp> parse(std::string_view text);
  std::string to_string() const;  ///< `YYYY-MM-DDTHH:MM:SS.mmmZ`, 24 bytes, sorts as it compares
  Date date_utc() const;
};

struct Duration {
  std::int64_t milliseconds = 0;
  friend auto operator<=>(const Duration&, const Duration&) = default;
};

}  // namespace cochin
