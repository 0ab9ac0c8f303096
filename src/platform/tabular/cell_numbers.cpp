#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "platform/tabular/cell_values.hpp"

namespace cochin::platform {

namespace {

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

bool remove_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string_view without_unit(std::string_view text) {
  for (const std::string_view unit : {"€", "EUR", "%", "$", "£"}) {
    if (text.ends_with(unit)) return trim(text.substr(0, text.size() - unit.size()));
  }
  for (const std::string_view unit : {"€", "$", "£"}) {
    if (text.starts_with(unit)) return trim(text.substr(unit.size()));
  }
  return text;
}

/// Removes a `-`, `+` or U+2212 in front; whether the number is negative.
bool take_sign(std::string_view& text) {
  const bool negative = remove_prefix(text, "-") || remove_prefix(text, "\u2212");
  if (!negative) remove_prefix(text, "+");
  text = trim(text);
  return negative;
}

/// The group signs of every language become one space, digits and marks stay. Empty at any other
/// character.
std::optional<std::string> simplify_groups(std::string_view text) {
  std::string simple;
  while (!text.empty()) {
    if (is_digit(text.front()) || text.front() == '.' || text.front() == ',') {
      simple.push_back(text.front());
      text.remove_prefix(1);
      continue;
    }
    const bool group = remove_prefix(text, " ") || remove_prefix(text, "\u00A0") ||
                       remove_prefix(text, "\u202F") || remove_prefix(text, "\u2009") ||
                       remove_prefix(text, "'") || remove_prefix(text, "\u2019");
    if (!group) return std::nullopt;
    simple.push_back(' ');
  }
  return simple;
}

/// The digits of `text` without its separators, which must leave one to three digits in front and
/// three in each further group.
std::optional<std::string> join_groups(std::string_view text, char separator) {
  std::string digits;
  std::size_t group = 0;
  bool separated = false;
  for (const char sign : text) {
    if (is_digit(sign)) {
      digits.push_back(sign);
      ++group;
      continue;
    }
    if (sign != separator || group == 0 || group > 3 || (separated && group != 3)) return {};
    separated = true;
    group = 0;
  }
  if (digits.empty() || (separated && group != 3)) return std::nullopt;
  return digits;
}

/// Where the decimal mark stands in `text`, npos when it has none; nothing when `text` could be two
/// numbers.
std::optional<std::size_t> find_mark(std::string_view text, char mark, char other) {
  const std::size_t at = text.find(mark);
  if (at != text.npos) {
    const bool single = text.find(mark, at + 1) == text.npos && text.find(other, at) == text.npos;
    return single ? std::optional(at) : std::nullopt;
  }
  const std::size_t other_at = text.find(other);
  const bool once = other_at != text.npos && text.find(other, other_at + 1) == text.npos;
  if (!once) return text.npos;
  const bool group_possible = text.size() - other_at == 4 && other_at >= 1 && other_at <= 3;
  if (!group_possible) return other_at;
  // English files group by commas as a rule; French files do not group by points.
  if (other == ',') return text.npos;
  return std::nullopt;
}

std::optional<std::string> read_number(const std::string& simple, DecimalMark decimal_mark) {
  const char mark = decimal_mark == DecimalMark::kComma ? ',' : '.';
  const char other = decimal_mark == DecimalMark::kComma ? '.' : ',';
  const auto at = find_mark(simple, mark, other);
  if (!at) return std::nullopt;
  const std::string_view whole = std::string_view(simple).substr(0, *at);
  const bool spaced = whole.find(' ') != whole.npos;
  auto digits = join_groups(whole, spaced ? ' ' : other);
  if (!digits || *at == std::string::npos) return digits;
  const std::string_view fraction = std::string_view(simple).substr(*at + 1);
  if (fraction.empty() || !std::all_of(fraction.begin(), fraction.end(), is_digit)) return {};
  return digits->append(".").append(fraction);
}

/// A literal as digits × 10^exponent.
struct Scientific {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

std::optional<int> read_exponent(std::string_view text) {
  remove_prefix(text, "+");
  int exponent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && exponent >= -400 && exponent <= 400 ? std::optional(exponent) : std::nullopt;
}

std::optional<Scientific> read_literal(std::string_view text) {
  Scientific number;
  number.negative = remove_prefix(text, "-");
  const std::size_t e = text.find_first_of("eE");
  if (e != text.npos) {
    const auto exponent = read_exponent(text.substr(e + 1));
    if (!exponent) return std::nullopt;
    number.exponent = *exponent;
    text = text.substr(0, e);
  }
  bool fraction = false;
  for (const char sign : text) {
    if (sign == '.' && !fraction) {
      fraction = true;
    } else if (!is_digit(sign) || number.digits.size() > 400) {
      return std::nullopt;
    } else {
      number.digits.push_back(sign);
      if (fraction) --number.exponent;
    }
  }
  if (number.digits.empty()) return std::nullopt;
  return number;
}

/// Cuts the digits after `scale`; whether the kept number must grow by one unit, and whether any
/// digit was lost.
struct Cut {
  bool round_up = false;
  bool lost = false;
};

Cut cut_digits(std::string& digits, std::size_t kept) {
  if (kept >= digits.size()) return {};
  const std::string tail = digits.substr(kept);
  digits.resize(kept);
  const bool odd = !digits.empty() && (digits.back() - '0') % 2 == 1;
  const bool rest = tail.find_first_not_of('0', 1) != tail.npos;
  const bool tie = tail[0] == '5' && !rest;
  return {.round_up = tail[0] > '5' || (tail[0] == '5' && rest) || (tie && odd),
          .lost = rest || tail[0] != '0'};
}

}  // namespace

std::optional<std::string> parse_number(std::string_view text, DecimalMark mark) {
  std::string_view rest = trim(text);
  bool negative = take_sign(rest);
  rest = without_unit(rest);
  if (!negative) negative = take_sign(rest);
  if (rest.empty()) return std::nullopt;
  const auto simple = simplify_groups(rest);
  if (!simple) return std::nullopt;
  auto number = read_number(*simple, mark);
  if (number && negative) number->insert(0, 1, '-');
  return number;
}

std::optional<ScaledDecimal> scale_literal(std::string_view literal, int scale) {
  auto number = read_literal(literal);
  if (!number) return std::nullopt;
  number->digits.erase(0, number->digits.find_first_not_of('0'));
  if (number->digits.empty()) return ScaledDecimal{Decimal{0, scale}, false};
  const int shift = number->exponent + scale;
  Cut cut;
  if (shift >= 0) {
    if (number->digits.size() + static_cast<std::size_t>(shift) > Decimal::kMaxDigits) return {};
    number->digits.append(static_cast<std::size_t>(shift), '0');
  } else {
    const auto dropped = static_cast<std::size_t>(-shift);
    if (dropped > number->digits.size())
      number->digits.insert(0, dropped - number->digits.size(), '0');
    cut = cut_digits(number->digits, number->digits.size() - dropped);
  }
  number->digits.erase(0, number->digits.find_first_not_of('0'));
  if (number->digits.size() > Decimal::kMaxDigits) return std::nullopt;
  std::int64_t unscaled = 0;
  for (const char digit : number->digits) unscaled = unscaled * 10 + (digit - '0');
  if (cut.round_up) ++unscaled;
  if (unscaled > Decimal::kMaxUnscaled) return std::nullopt;
  return ScaledDecimal{Decimal{number->negative ? -unscaled : unscaled, scale}, cut.lost};
}

std::string literal_as_text(std::string_view literal) {
  const bool whole =
      std::all_of(literal.begin() + literal.starts_with('-'), literal.end(), is_digit);
  double value = 0;
  const auto [end, error] = std::from_chars(literal.data(), literal.data() + literal.size(), value);
  const bool read = error == std::errc{} && end == literal.data() + literal.size();
  if (whole || !read || !std::isfinite(value) || std::abs(value) >= 1e18)
    return std::string(literal);
  char buffer[512];
  // Fifteen significant digits are what spreadsheets show; further ones are noise of the format.
  const auto rough =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15);
  double shown = 0;
  std::from_chars(buffer, rough.ptr, shown);
  const auto exact = std::to_chars(buffer, buffer + sizeof buffer, shown, std::chars_format::fixed);
  return {buffer, exact.ptr};
}

}  // namespace cochin::platform
