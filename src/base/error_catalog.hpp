#pragma once

#include <span>

#include "base/error.hpp"

/// Every kind of error of the product, in one place: id (stable, machine), code, French, English.
/// The ids are the API contract's `code`. Grouped by what they speak of.
namespace cochin::errors {

#define KIND(name, error_code, french, english) \
  inline constexpr ErrorKind name{#name, ErrorCode::error_code, french, english};
#include "base/error_kinds.inc"
#undef KIND

/// All kinds, for the documentation and the test that asks for a proof of each.
std::span<const ErrorKind* const> all();

}  // namespace cochin::errors
