#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/tabular/cell.hpp"

namespace cochin::platform {

/// What a number format makes of a number.
enum class NumberFormat { kNumber, kDate, kDatetime, kTime };

/// Of the formats that have a number but no code (ECMA-376 part 1, 18.8.30).
NumberFormat builtin_number_format(int id);

/// Of a format code such as `dd/mm/yyyy hh:mm` or `#,##0.00 "jours"`.
NumberFormat classify_format_code(std::string_view code);

/// The first day of serial numbers: 1 January 1900, or 1904 on old Macintoshes.
enum class Epoch { k1900, k1904 };

/// The cell that shows the serial number `literal` in `format`: a date, a datetime, the time of day
/// as text, or the number itself when the serial is no day from 1900 to 9999.
Cell cell_of_serial(std::string_view literal, NumberFormat format, Epoch epoch);

/// `text` with its `_x000D_` escapes replaced by the characters they stand for (18.4.12).
std::string decode_escapes(std::string_view text);

}  // namespace cochin::platform
