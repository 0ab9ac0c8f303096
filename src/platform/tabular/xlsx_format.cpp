#include "platform/tabular/xlsx_format.hpp"

#include <charconv>
#include <cmath>

#include "platform/tabular/cell_values.hpp"

namespace cochin::platform {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

bool contains(std::string_view signs, char sign) { return signs.find(sign) != signs.npos; }

/// Bytes to skip for what stands for itself at the front of `code`: `"…"`, `\x`, `_x`, `*x`.
std::size_t literal_length(std::string_view code) {
  if (code[0] == '"') {
    const std::size_t close = code.find('"', 1);
    return close == code.npos ? code.size() : close + 1;
  }
  return contains("\\_*", code[0]) ? 2 : 0;
}

NumberFormat classify(bool day, bool time, bool month_or_minute) {
  if (day && time) return NumberFormat::kDatetime;
  if (day || (month_or_minute && !time)) return NumberFormat::kDate;
  return time ? NumberFormat::kTime : NumberFormat::kNumber;
}

/// The days since 1970-01-01 of `serial`; empty for the day that never was, 29 February 1900.
std::optional<std::int64_t> days_of_serial(std::int64_t serial, Epoch epoch) {
  constexpr std::int64_t kUnixDayOf1904 = -24107;
  constexpr std::int64_t kUnixDayOf1899_12_31 = -25568;
  if (epoch == Epoch::k1904) return kUnixDayOf1904 + serial;
  if (serial == 60 || serial == 0) return std::nullopt;
  return kUnixDayOf1899_12_31 + serial - (serial > 60 ? 1 : 0);
}

std::optional<char> hex_escape(std::string_view text) {
  // Only characters below U+0080 are ever escaped by writers, control characters above all.
  if (text.size() < 7 || !text.starts_with("_x00") || text[6] != '_') return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + 4, text.data() + 6, value, 16);
  if (error != std::errc{} || end != text.data() + 6 || value >= 0x80 || value == 0) return {};
  return static_cast<char>(value);
}

}  // namespace

NumberFormat builtin_number_format(int id) {
  if (id == 22) return NumberFormat::kDatetime;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
    return NumberFormat::kDate;
  }
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return NumberFormat::kTime;
  return NumberFormat::kNumber;
}

NumberFormat classify_format_code(std::string_view code) {
  bool day = false;
  bool time = false;
  bool month_or_minute = false;
  while (!code.empty() && code[0] != ';') {
    if (const std::size_t length = literal_length(code)) {
      code.remove_prefix(length < code.size() ? length : code.size());
      continue;
    }
    if (code[0] == '[') {
      const std::size_t close = code.find(']');
      const bool elapsed = code.size() > 1 && contains("hHmMsS", code[1]) && close <= 3;
      time = time || elapsed;
      code.remove_prefix(close == code.npos ? code.size() : close + 1);
      continue;
    }
    day = day || contains("dDyY", code[0]);
    time = time || contains("hHsS", code[0]);
    month_or_minute = month_or_minute || contains("mM", code[0]);
    code.remove_prefix(code.starts_with("General") ? 7 : 1);
  }
  return classify(day, time, month_or_minute);
}

Cell cell_of_serial(std::string_view literal, NumberFormat format, Epoch epoch) {
  const Cell number{CellKind::kNumber, std::string(literal)};
  double serial = 0;
  const auto [end, error] =
      std::from_chars(literal.data(), literal.data() + literal.size(), serial);
  const bool read = error == std::errc{} && end == literal.data() + literal.size();
  if (format == NumberFormat::kNumber || !read || !(serial >= 0 && serial < 2'958'466))
    return number;
  const auto total = static_cast<std::int64_t>(std::llround(serial * 86'400'000.0));
  const std::int64_t whole = total / kMillisecondsPerDay;
  if (format == NumberFormat::kTime) {
    if (whole > 0) return number;
    return {CellKind::kText, LocalDatetime{{}, total}.to_string().substr(11, 8)};
  }
  const auto days = days_of_serial(whole, epoch);
  const auto last = Date::from_ymd(9999, 12, 31);
  if (!days || *days > last->days) return number;
  const LocalDatetime shown{Date{static_cast<std::int32_t>(*days)}, total % kMillisecondsPerDay};
  if (format == NumberFormat::kDate) return {CellKind::kDate, shown.date.to_string()};
  return {CellKind::kDatetime, shown.to_string()};
}

std::string decode_escapes(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const auto escaped = hex_escape(text);
    decoded.push_back(escaped ? *escaped : text[0]);
    text.remove_prefix(escaped ? 7 : 1);
  }
  return decoded;
}

}  // namespace cochin::platform
