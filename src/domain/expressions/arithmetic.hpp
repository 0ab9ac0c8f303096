#pragma once

#include <cstdint>

#include "base/decimal.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/expressions/ast.hpp"
#include "domain/expressions/scalar.hpp"

/// Exact arithmetic of the expression language, the same for the evaluator and for the functions
/// that SQL calls. Errors of all: number_overflow, division_by_zero.
namespace cochin::domain {

/// 64-bit integers; `/` and `%` truncate towards zero.
Result<std::int64_t> calculate_integers(Operator symbol, std::int64_t left, std::int64_t right);

/// `+ - * /` with the result at `scale`; at most 18 digits, those of the operands too.
Result<Decimal> calculate_decimals(Operator symbol, Decimal left, Decimal right, int scale);

/// The same number at `scale`.
Result<Decimal> to_scale(Decimal number, int scale);

/// The day into which midnight of `date`, moved by `duration`, falls; years 1 to 9999.
Result<Date> add_to_date(Date date, Duration duration);
Result<Timestamp> add_to_timestamp(Timestamp instant, Duration duration);
Result<Duration> days_to_duration(std::int64_t days);
Duration time_between(Date later, Date earlier);
Duration time_between(Timestamp later, Timestamp earlier);

/// Any pair that the checker accepts, neither empty; a decimal result is at `scale`.
Result<Scalar> calculate(Operator symbol, const Scalar& left, const Scalar& right, int scale);
Result<Scalar> negate(const Scalar& operand);

}  // namespace cochin::domain
