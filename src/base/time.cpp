#include "base/time.hpp"

#include <array>
#include <chrono>

namespace cochin {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

/// Writes `value`, which is not negative, as `width` digits and gives the place after them.
char* write_digits(char* out, int value, int width) {
  for (int i = width; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
  return out + width;
}

/// `YYYY-MM-DD`, of years 0 to 9999; gives the place after it.
char* write_date(char* out, Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{date.days}}};
  out = write_digits(out, static_cast<int>(ymd.year()), 4);
  *out++ = '-';
  out = write_digits(out, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
  *out++ = '-';
  return write_digits(out, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
}

/// `width` digits at `position`, or -1.
int read_digits(std::string_view text, std::size_t position, std::size_t width) {
  if (text.size() < position + width) return -1;
  int value = 0;
  for (std::size_t i = position; i < position + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/// Minutes of `Z`, `+HH:MM` or `-HH:MM`; empty when it is neither.
std::optional<int> read_offset_minutes(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return {};
  const int hours = read_digits(text, 1, 2);
  const int minutes = read_digits(text, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return {};
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

/// Reads `.f`, `.ff` or `.fff` at the front of `text` and removes it; 0 when there is none.
std::optional<int> take_milliseconds(std::string_view& text) {
  if (!text.starts_with('.')) return 0;
  std::size_t digits = 0;
  int value = 0;
  while (digits + 1 < text.size() && text[digits + 1] >= '0' && text[digits + 1] <= '9') {
    value = value * 10 + (text[digits + 1] - '0');
    if (++digits > 3) return {};
  }
  if (digits == 0) return {};
  for (std::size_t i = digits; i < 3; ++i) value *= 10;
  text.remove_prefix(digits + 1);
  return value;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return {};
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = read_digits(text, 0, 4);
  const int month = read_digits(text, 5, 2);
  const int day = read_digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return {};
  return from_ymd(year, month, day);
}

std::string Date::to_string() const {
  std::array<char, 10> text;
  write_date(text.data(), *this);
  return {text.data(), text.size()};
}

std::optional<Timestamp> Timestamp::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return {};
  if (text[13] != ':' || text[16] != ':') return {};
  const auto day = Date::parse(text.substr(0, 10));
  const int hours = read_digits(text, 11, 2);
  const int minutes = read_digits(text, 14, 2);
  const int seconds = read_digits(text, 17, 2);
  if (!day || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return {};
  if (seconds < 0 || seconds > 59) return {};
  std::string_view rest = text.substr(19);
  const auto milliseconds = take_milliseconds(rest);
  const auto offset = read_offset_minutes(rest);
  if (!milliseconds || !offset) return {};
  const std::int64_t local_seconds = hours * 3600 + (minutes - *offset) * 60 + seconds;
  const Timestamp instant{day->days * kMillisecondsPerDay + local_seconds * 1000 + *milliseconds};
  const auto first = Date::from_ymd(1, 1, 1), last = Date::from_ymd(9999, 12, 31);
  if (instant.date_utc() < *first || instant.date_utc() > *last) return {};
  return instant;
}

Date Timestamp::date_utc() const {
  std::int64_t days = milliseconds / kMillisecondsPerDay;
  if (milliseconds % kMillisecondsPerDay < 0) --days;
  return Date{static_cast<std::int32_t>(days)};
}

std::string Timestamp::to_string() const {
  const Date day = date_utc();
  const auto rest = static_cast<int>(milliseconds - day.days * kMillisecondsPerDay);
  std::array<char, 24> text;
  char* out = write_date(text.data(), day);
  *out++ = 'T';
  out = write_digits(out, rest / 3'600'000, 2);
  *out++ = ':';
  out = write_digits(out, rest / 60'000 % 60, 2);
  *out++ = ':';
  out = write_digits(out, rest / 1000 % 60, 2);
  *out++ = '.';
  out = write_digits(out, rest % 1000, 3);
  *out = 'Z';
  return {text.data(), text.size()};
}

}  // namespace cochin
