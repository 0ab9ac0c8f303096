#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/decimal.hpp"
#include "base/time.hpp"
#include "domain/records/value.hpp"

namespace cochin::domain {

/// What an expression that is no list evaluates to. `std::monostate` is emptiness. Choices and
/// records are `RecordRef`s; a choice that a program names is its `valeur` until it is looked up.
using Scalar = std::variant<std::monostate, std::string, std::int64_t, Decimal, Date, Timestamp,
                            Duration, bool, RecordRef>;

inline bool is_empty(const Scalar& value) { return std::holds_alternative<std::monostate>(value); }

/// Files become `true` when there are some: they can only be asked whether they are there.
Scalar to_scalar(const Value& value);

/// A result for a field. Durations have no field type: they become emptiness.
Value to_value(Scalar value);

/// Whether both are the same value: two empty ones are, numbers compare across types, a record
/// equals its id. Types must be comparable.
bool is_same(const Scalar& left, const Scalar& right);

/// -1, 0 or 1. Both non-empty and of comparable types. Strings compare by code point.
int compare_scalars(const Scalar& left, const Scalar& right);

/// CEL's form: decimal numbers with a unit of `h m s ms us ns`, a sign in front: `1h30m`. Empty
/// when malformed, finer than a millisecond, or over 10,000 years.
/// Source: CEL specification, "Timestamps and durations"; Go, time.ParseDuration.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace cochin::domain
