#include "domain/schema/field_types/value_checks.hpp"

#include <re2/re2.h>

#include "base/text.hpp"

namespace cochin::domain {

namespace {

bool has_control_characters(std::string_view text) {
  for (const char sign : text) {
    const bool control = static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F;
    if (control && sign != '\t' && sign != '\n' && sign != '\r') return true;
  }
  return false;
}

/// -1, 0 or 1; both values have the same kind.
int compare_values(const Value& left, const Value& right) {
  if (const auto* decimal = std::get_if<Decimal>(&left)) {
    return compare(*decimal, std::get<Decimal>(right));
  }
  const auto order = [&]<typename T>() {
    const T& a = std::get<T>(left);
    const T& b = std::get<T>(right);
    return a < b ? -1 : (b < a ? 1 : 0);
  };
  if (std::holds_alternative<std::int64_t>(left)) return order.operator()<std::int64_t>();
  if (std::holds_alternative<Date>(left)) return order.operator()<Date>();
  return order.operator()<Timestamp>();
}

}  // namespace

Status check_text(const std::string& text, const Field& field, std::int64_t longest) {
  const std::int64_t allowed = std::min(field.options.max_length.value_or(longest), longest);
  if (!is_valid_utf8(text) || has_control_characters(text)) {
    return Error{&errors::invalid_characters};
  }
  if (static_cast<std::int64_t>(count_characters(text)) > allowed) {
    return Error{&errors::too_long, {{"max", std::to_string(allowed)}}};
  }
  if (field.options.pattern.empty()) return ok();
  const re2::RE2 pattern(field.options.pattern, re2::RE2::Quiet);
  if (!re2::RE2::FullMatch(text, pattern)) return Error{&errors::pattern_mismatch};
  return ok();
}

Value text_or_empty(std::string_view text) {
  if (trim(text).empty()) return std::monostate{};
  return std::string(text);
}

Status check_bounds(const Value& value, const Field& field) {
  const auto& [min, max] = std::tie(field.options.min, field.options.max);
  if (!is_empty(min) && compare_values(value, min) < 0) {
    return Error{&errors::below_minimum, {{"min", to_text(min, {})}}};
  }
  if (!is_empty(max) && compare_values(value, max) > 0) {
    return Error{&errors::above_maximum, {{"max", to_text(max, {})}}};
  }
  return ok();
}

Result<Value> checked(const FieldType& type, Value value, const Field& field) {
  if (!is_empty(value)) TRY(type.check(value, field));
  return value;
}

}  // namespace cochin::domain
