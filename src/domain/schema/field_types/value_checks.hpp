#pragma once

#include <string_view>

#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"

/// What several field types check alike.
namespace cochin::domain {

/// `wrong_type` with the JSON form that is expected, the same in every language.
inline Error wrong_type(std::string_view expected) {
  return Error{&errors::wrong_type, {{"expected", std::string(expected)}}};
}

/// Text of at most `longest` characters (or the field's `max_length`), well-formed, without control
/// characters other than tab and line ends, and matching the field's pattern.
/// Errors: `too_long`, `invalid_characters`, `pattern_mismatch`.
Status check_text(const std::string& text, const Field& field, std::int64_t longest);

/// Text that says nothing (white space only) is emptiness.
Value text_or_empty(std::string_view text);

/// Between the field's `min` and `max`, when given. Errors: `below_minimum`, `above_maximum`.
Status check_bounds(const Value& value, const Field& field);

/// `TRY`able end of a reader: the value when it passes the type's own check.
Result<Value> checked(const FieldType& type, Value value, const Field& field);

}  // namespace cochin::domain
