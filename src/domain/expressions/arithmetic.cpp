#include "domain/expressions/arithmetic.hpp"

#include "base/check.hpp"
#include "base/error_catalog.hpp"

namespace cochin::domain {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

Error overflow() { return Error{&errors::number_overflow}; }

bool is_calendar_day(std::int64_t days) {
  static const Date first = *Date::from_ymd(1, 1, 1);
  static const Date last = *Date::from_ymd(9999, 12, 31);
  return days >= first.days && days <= last.days;
}

std::int64_t floor_days(std::int64_t milliseconds) {
  const std::int64_t days = milliseconds / kMillisecondsPerDay;
  return milliseconds % kMillisecondsPerDay < 0 ? days - 1 : days;
}

std::optional<Decimal> as_decimal(const Scalar& value) {
  if (const auto* decimal = std::get_if<Decimal>(&value)) return *decimal;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return Decimal{*integer, 0};
  return std::nullopt;
}

std::optional<Decimal> combine(Operator symbol, const Decimal& left, const Decimal& right) {
  switch (symbol) {
    case Operator::kAdd: return add(left, right);
    case Operator::kSubtract: return subtract(left, right);
    case Operator::kMultiply: return multiply(left, right);
    default: return divide(left, right);
  }
}

bool has_too_many_digits(const Decimal& number) {
  return number.unscaled > Decimal::kMaxUnscaled || number.unscaled < -Decimal::kMaxUnscaled;
}

Result<Scalar> calculate_times(Operator symbol, const Scalar& left, const Scalar& right) {
  if (const auto* a = std::get_if<Date>(&left)) {
    if (const auto* b = std::get_if<Date>(&right)) return Scalar(time_between(*a, *b));
  }
  if (const auto* a = std::get_if<Timestamp>(&left)) {
    if (const auto* b = std::get_if<Timestamp>(&right)) return Scalar(time_between(*a, *b));
  }
  if (!std::holds_alternative<Duration>(right)) return calculate_times(symbol, right, left);
  Duration moved = std::get<Duration>(right);
  if (symbol == Operator::kSubtract) {
    moved.milliseconds = TRY(calculate_integers(Operator::kSubtract, 0, moved.milliseconds));
  }
  if (const auto* date = std::get_if<Date>(&left)) return Scalar(TRY(add_to_date(*date, moved)));
  if (const auto* instant = std::get_if<Timestamp>(&left)) {
    return Scalar(TRY(add_to_timestamp(*instant, moved)));
  }
  const auto* duration = std::get_if<Duration>(&left);
  CHECK(duration != nullptr);
  return Scalar(Duration{
      TRY(calculate_integers(Operator::kAdd, duration->milliseconds, moved.milliseconds))});
}

}  // namespace

Result<std::int64_t> calculate_integers(Operator symbol, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  if (symbol == Operator::kAdd) {
    if (__builtin_add_overflow(left, right, &result)) return overflow();
  } else if (symbol == Operator::kSubtract) {
    if (__builtin_sub_overflow(left, right, &result)) return overflow();
  } else if (symbol == Operator::kMultiply) {
    if (__builtin_mul_overflow(left, right, &result)) return overflow();
  } else {
    if (right == 0) return Error{&errors::division_by_zero};
    if (left == INT64_MIN && right == -1) return overflow();
    result = symbol == Operator::kDivide ? left / right : left % right;
  }
  return result;
}

Result<Decimal> calculate_decimals(Operator symbol, Decimal left, Decimal right, int scale) {
  if (has_too_many_digits(left) || has_too_many_digits(right)) return overflow();
  if (symbol == Operator::kDivide && right.unscaled == 0) return Error{&errors::division_by_zero};
  const std::optional<Decimal> result = combine(symbol, left, right);
  if (!result) return overflow();
  return to_scale(*result, scale);
}

Result<Decimal> to_scale(Decimal number, int scale) {
  const auto scaled = number.with_scale(scale);
  if (!scaled) return overflow();
  return *scaled;
}

Result<Date> add_to_date(Date date, Duration duration) {
  const std::int64_t days = date.days + floor_days(duration.milliseconds);
  if (!is_calendar_day(days)) return overflow();
  return Date{static_cast<std::int32_t>(days)};
}

Result<Timestamp> add_to_timestamp(Timestamp instant, Duration duration) {
  const std::int64_t moved =
      TRY(calculate_integers(Operator::kAdd, instant.milliseconds, duration.milliseconds));
  if (!is_calendar_day(floor_days(moved))) return overflow();
  return Timestamp{moved};
}

Result<Duration> days_to_duration(std::int64_t days) {
  return Duration{TRY(calculate_integers(Operator::kMultiply, days, kMillisecondsPerDay))};
}

Duration time_between(Date later, Date earlier) {
  return {(std::int64_t{later.days} - earlier.days) * kMillisecondsPerDay};
}

Duration time_between(Timestamp later, Timestamp earlier) {
  return {later.milliseconds - earlier.milliseconds};
}

Result<Scalar> calculate(Operator symbol, const Scalar& left, const Scalar& right, int scale) {
  const auto* a = std::get_if<std::int64_t>(&left);
  const auto* b = std::get_if<std::int64_t>(&right);
  if (a != nullptr && b != nullptr) return Scalar(TRY(calculate_integers(symbol, *a, *b)));
  const auto x = as_decimal(left);
  const auto y = as_decimal(right);
  if (x && y) return Scalar(TRY(calculate_decimals(symbol, *x, *y, scale)));
  const auto* first = std::get_if<std::string>(&left);
  const auto* second = std::get_if<std::string>(&right);
  if (first != nullptr && second != nullptr) return Scalar(*first + *second);
  return calculate_times(symbol, left, right);
}

Result<Scalar> negate(const Scalar& operand) {
  if (const auto* decimal = std::get_if<Decimal>(&operand)) {
    return Scalar(Decimal{-decimal->unscaled, decimal->scale});
  }
  if (const auto* duration = std::get_if<Duration>(&operand)) {
    return Scalar(
        Duration{TRY(calculate_integers(Operator::kSubtract, 0, duration->milliseconds))});
  }
  return Scalar(TRY(calculate_integers(Operator::kSubtract, 0, std::get<std::int64_t>(operand))));
}

}  // namespace cochin::domain
