#include "storage/sqlite/expression_functions.hpp"

#include <sqlite3.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/error_catalog.hpp"
#include "domain/expressions/arithmetic.hpp"

namespace cochin::storage::sqlite {

namespace {

using domain::Operator;

constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

bool any_null(int count, sqlite3_value** arguments) {
  for (int i = 0; i < count; ++i) {
    if (sqlite3_value_type(arguments[i]) == SQLITE_NULL) return true;
  }
  return false;
}

std::int64_t integer(sqlite3_value* value) { return sqlite3_value_int64(value); }

std::string_view text(sqlite3_value* value) {
  const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

Decimal decimal(sqlite3_value** arguments, int first) {
  return {integer(arguments[first]), static_cast<int>(integer(arguments[first + 1]))};
}

/// The messages by which `to_error` knows the kind.
void answer_error(sqlite3_context* context, const Error& error) {
  const bool division = error.kind == &errors::division_by_zero;
  sqlite3_result_error(context, division ? "division by zero" : "integer overflow", -1);
}

void answer(sqlite3_context* context, std::int64_t value) { sqlite3_result_int64(context, value); }
void answer(sqlite3_context* context, Decimal value) { answer(context, value.unscaled); }
void answer(sqlite3_context* context, Duration value) { answer(context, value.milliseconds); }
void answer(sqlite3_context* context, const std::string& value) {
  sqlite3_result_text64(context, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void answer(sqlite3_context* context, Date value) { answer(context, value.to_string()); }
void answer(sqlite3_context* context, Timestamp value) { answer(context, value.to_string()); }

template <typename T>
void answer(sqlite3_context* context, const Result<T>& result) {
  if (result) {
    answer(context, *result);
  } else {
    answer_error(context, result.error());
  }
}

template <Operator kSymbol>
void integer_function(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  answer(context,
         domain::calculate_integers(kSymbol, integer(arguments[0]), integer(arguments[1])));
}

void integer_negate(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  answer(context, domain::calculate_integers(Operator::kSubtract, 0, integer(arguments[0])));
}

template <Operator kSymbol>
void decimal_function(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  answer(context, domain::calculate_decimals(kSymbol, decimal(arguments, 0), decimal(arguments, 2),
                                             static_cast<int>(integer(arguments[4]))));
}

void decimal_rescale(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  answer(context, domain::to_scale(decimal(arguments, 0), static_cast<int>(integer(arguments[2]))));
}

void decimal_compare(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  sqlite3_result_int(context, compare(decimal(arguments, 0), decimal(arguments, 2)));
}

void decimal_same(sqlite3_context* context, int, sqlite3_value** arguments) {
  const bool left_empty = sqlite3_value_type(arguments[0]) == SQLITE_NULL;
  const bool right_empty = sqlite3_value_type(arguments[2]) == SQLITE_NULL;
  const bool same = left_empty || right_empty
                        ? left_empty && right_empty
                        : compare(decimal(arguments, 0), decimal(arguments, 2)) == 0;
  sqlite3_result_int(context, same ? 1 : 0);
}

/// Columns hold only what the product wrote; anything else is emptiness.
template <typename Time>
std::optional<Time> time_of(sqlite3_value* value) {
  return Time::parse(text(value));
}

Result<Date> moved(Date date, Duration by) { return domain::add_to_date(date, by); }
Result<Timestamp> moved(Timestamp instant, Duration by) {
  return domain::add_to_timestamp(instant, by);
}

template <typename Time, int kSign>
void time_function(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  const auto time = time_of<Time>(arguments[0]);
  if (!time) return;
  const std::int64_t milliseconds = integer(arguments[1]);
  const auto by = domain::calculate_integers(Operator::kMultiply, milliseconds, kSign);
  if (!by) return answer_error(context, by.error());
  answer(context, moved(*time, Duration{*by}));
}

template <typename Time>
void time_between_function(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  const auto later = time_of<Time>(arguments[0]);
  const auto earlier = time_of<Time>(arguments[1]);
  if (later && earlier) answer(context, domain::time_between(*later, *earlier));
}

void starts_with(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  sqlite3_result_int(context, text(arguments[0]).starts_with(text(arguments[1])) ? 1 : 0);
}

void ends_with(sqlite3_context* context, int count, sqlite3_value** arguments) {
  if (any_null(count, arguments)) return;
  sqlite3_result_int(context, text(arguments[0]).ends_with(text(arguments[1])) ? 1 : 0);
}

struct Function {
  const char* name;
  int arguments;
  void (*body)(sqlite3_context*, int, sqlite3_value**);
};

constexpr std::array<Function, 21> kFunctions = {{
    {"integer_add", 2, integer_function<Operator::kAdd>},
    {"integer_subtract", 2, integer_function<Operator::kSubtract>},
    {"integer_multiply", 2, integer_function<Operator::kMultiply>},
    {"integer_divide", 2, integer_function<Operator::kDivide>},
    {"integer_modulo", 2, integer_function<Operator::kModulo>},
    {"integer_negate", 1, integer_negate},
    {"decimal_add", 5, decimal_function<Operator::kAdd>},
    {"decimal_subtract", 5, decimal_function<Operator::kSubtract>},
    {"decimal_multiply", 5, decimal_function<Operator::kMultiply>},
    {"decimal_divide", 5, decimal_function<Operator::kDivide>},
    {"decimal_rescale", 3, decimal_rescale},
    {"decimal_compare", 4, decimal_compare},
    {"decimal_same", 4, decimal_same},
    {"date_add", 2, time_function<Date, 1>},
    {"date_subtract", 2, time_function<Date, -1>},
    {"date_between", 2, time_between_function<Date>},
    {"timestamp_add", 2, time_function<Timestamp, 1>},
    {"timestamp_subtract", 2, time_function<Timestamp, -1>},
    {"timestamp_between", 2, time_between_function<Timestamp>},
    {"starts_with", 2, starts_with},
    {"ends_with", 2, ends_with},
}};

}  // namespace

int add_expression_functions(sqlite3* connection) {
  for (const Function& function : kFunctions) {
    const int code =
        sqlite3_create_function_v2(connection, function.name, function.arguments, kFlags, nullptr,
                                   function.body, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

}  // namespace cochin::storage::sqlite
