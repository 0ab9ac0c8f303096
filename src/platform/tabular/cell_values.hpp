#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.hpp"
#include "base/time.hpp"

namespace cochin::platform {

/// The sign between the units and the tenths.
enum class DecimalMark { kComma, kPoint };

/// The order of day, month and year in dates that do not start with a four-digit year.
enum class DateOrder { kDayMonthYear, kMonthDayYear, kYearMonthDay };

/// Reads a number as people write it: `1 234,56 €`, `-1,234.56`, `5,5 %`, with groups of three
/// separated by spaces (ASCII, U+00A0, U+202F, U+2009) or apostrophes, and the other mark as group
/// separator where it cannot be anything else. Where the other mark can only be the decimal mark
/// (`1234.56` among commas) it is read as such. Returns `-?digits(.digits)?`; empty when the text
/// is no number or could be two (`1.234` among commas).
std::optional<std::string> parse_number(std::string_view text, DecimalMark mark);

/// A number of the digits of a literal (`12`, `-0.5`, `1.2E-3`), as exact as the field allows.
struct ScaledDecimal {
  Decimal value;
  bool rounded = false;  ///< digits were lost, ties went to even
};

/// `literal` with `scale` digits after the point (0 to 6). Empty when it is no literal or needs
/// more than 18 digits.
std::optional<ScaledDecimal> scale_literal(std::string_view literal, int scale);

/// `literal` as people would write it in a text: `1234.5` for `1234.5000000000001`, `120` for
/// `1.2E2`. What is no finite number comes back as it is.
std::string literal_as_text(std::string_view literal);

/// Reads `31/12/2026`, `31/12/26`, with `/`, `-`, `.` or spaces, in `order`; a four-digit year in
/// front is always year, month, day. Two-digit years are 1930 to 2029, as in spreadsheets.
std::optional<Date> parse_date(std::string_view text, DateOrder order);

/// An instant without time zone.
struct LocalDatetime {
  Date date;
  std::int64_t milliseconds_of_day = 0;

  std::string to_string() const;  ///< `YYYY-MM-DDTHH:MM:SS.mmm`
};

/// A date as `parse_date` reads it, alone or followed by `T` or spaces and `14:05`, `14:05:30`,
/// `14:05:30.123`, `14h05` or `14 h 05`.
std::optional<LocalDatetime> parse_local_datetime(std::string_view text, DateOrder order);

/// `oui`/`non`, `vrai`/`faux`, `true`/`false`, `yes`/`no`, `1`/`0`, `o`/`n`, `x` (true), without
/// regard to case. Empty when the text is none of them.
std::optional<bool> parse_boolean(std::string_view text);

}  // namespace cochin::platform
