#include "platform/tabular/cell_values.hpp"

#include <array>

#include "base/text.hpp"

namespace cochin::platform {

namespace {

/// Digits with their number, as read at the front of a text.
struct Digits {
  int value = 0;
  std::size_t count = 0;
};

Digits take_digits(std::string_view& text, std::size_t at_most) {
  Digits digits;
  while (digits.count < at_most && !text.empty() && text[0] >= '0' && text[0] <= '9') {
    digits.value = digits.value * 10 + (text[0] - '0');
    ++digits.count;
    text.remove_prefix(1);
  }
  return digits;
}

bool take(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(1);
  return true;
}

int full_year(const Digits& year) {
  if (year.count > 2) return year.value;
  return year.value < 30 ? 2000 + year.value : 1900 + year.value;
}

std::optional<Date> make_date(const Digits& year, const Digits& month, const Digits& day) {
  if (year.count != 4 && year.count != 2) return std::nullopt;
  if (month.count > 2 || day.count > 2) return std::nullopt;
  return Date::from_ymd(full_year(year), month.value, day.value);
}

/// The date at the front of `text`, which is cut behind it.
std::optional<Date> take_date(std::string_view& text, DateOrder order) {
  const Digits first = take_digits(text, 4);
  if (first.count == 0 || first.count == 3 || text.empty()) return std::nullopt;
  const char separator = text[0];
  if (std::string_view("/-. ").find(separator) == std::string_view::npos) return std::nullopt;
  text.remove_prefix(1);
  const Digits second = take_digits(text, 2);
  if (second.count == 0 || !take(text, separator)) return std::nullopt;
  const Digits third = take_digits(text, 4);
  if (third.count == 0) return std::nullopt;
  if (first.count == 4) return third.count <= 2 ? make_date(first, second, third) : std::nullopt;
  switch (order) {
    case DateOrder::kDayMonthYear: return make_date(third, second, first);
    case DateOrder::kMonthDayYear: return make_date(third, first, second);
    case DateOrder::kYearMonthDay: return make_date(first, second, third);
  }
  return std::nullopt;
}

/// Up to three digits after a point, as milliseconds; 0 when there is no point.
std::optional<int> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return 0;
  Digits digits = take_digits(text, 3);
  if (digits.count == 0) return std::nullopt;
  for (std::size_t i = digits.count; i < 3; ++i) digits.value *= 10;
  return digits.value;
}

/// The milliseconds of `14:05`, `14:05:30.123`, `14h05` or `14 h 05`, which must be all of `text`.
std::optional<std::int64_t> parse_time_of_day(std::string_view text) {
  const Digits hours = take_digits(text, 2);
  text = trim(text);
  const bool french = take(text, 'h') || take(text, 'H');
  if (hours.count == 0 || (!french && !take(text, ':'))) return std::nullopt;
  if (french) text = trim(text);
  const Digits minutes = take_digits(text, 2);
  const bool hour_alone = french && minutes.count == 0 && text.empty();
  if (minutes.count != 2 && !hour_alone) return std::nullopt;
  Digits seconds;
  if (!french && take(text, ':')) {
    seconds = take_digits(text, 2);
    if (seconds.count != 2) return std::nullopt;
  }
  const auto milliseconds = take_fraction(text);
  if (!milliseconds || !text.empty()) return std::nullopt;
  if (hours.value > 23 || minutes.value > 59 || seconds.value > 59) return std::nullopt;
  const int whole = hours.value * 3600 + minutes.value * 60 + seconds.value;
  return std::int64_t{whole} * 1000 + *milliseconds;
}

}  // namespace

std::string LocalDatetime::to_string() const {
  const std::string instant =
      Timestamp{date.days * std::int64_t{86'400'000} + milliseconds_of_day}.to_string();
  return instant.substr(0, instant.size() - 1);
}

std::optional<Date> parse_date(std::string_view text, DateOrder order) {
  std::string_view rest = trim(text);
  const auto date = take_date(rest, order);
  return date && rest.empty() ? date : std::nullopt;
}

std::optional<LocalDatetime> parse_local_datetime(std::string_view text, DateOrder order) {
  std::string_view rest = trim(text);
  const auto date = take_date(rest, order);
  if (!date) return std::nullopt;
  if (rest.empty()) return LocalDatetime{*date, 0};
  const std::string_view time = trim(rest);
  const bool separated = time.size() < rest.size() || take(rest, 'T') || take(rest, 't');
  if (!separated) return std::nullopt;
  const auto milliseconds = parse_time_of_day(trim(rest));
  if (!milliseconds) return std::nullopt;
  return LocalDatetime{*date, *milliseconds};
}

std::optional<bool> parse_boolean(std::string_view text) {
  constexpr std::array<std::string_view, 7> kTrue = {"oui", "vrai", "true", "yes", "1", "o", "x"};
  constexpr std::array<std::string_view, 6> kFalse = {"non", "faux", "false", "no", "0", "n"};
  const std::string folded = fold(trim(text));
  for (const std::string_view word : kTrue) {
    if (folded == word) return true;
  }
  for (const std::string_view word : kFalse) {
    if (folded == word) return false;
  }
  return std::nullopt;
}

}  // namespace cochin::platform
