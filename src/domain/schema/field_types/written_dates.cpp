#include "domain/schema/field_types/written_dates.hpp"

#include <charconv>

namespace cochin::domain {

namespace {

int number_of(std::string_view digits) {
  int number = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

}  // namespace

std::optional<Date> written_date(std::string_view text) {
  if (const auto iso = Date::parse(text)) return iso;
  const std::size_t first = text.find_first_of("/-.");
  if (first == text.npos) return {};
  const std::size_t second = text.find(text[first], first + 1);
  if (second == text.npos || text.size() - second - 1 != 4) return {};
  return Date::from_ymd(number_of(text.substr(second + 1)),
                        number_of(text.substr(first + 1, second - first - 1)),
                        number_of(text.substr(0, first)));
}

}  // namespace cochin::domain
