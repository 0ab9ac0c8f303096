#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"
#include "base/tree.hpp"

namespace cochin::platform {

struct JsonLimits {
  std::size_t max_depth = 64;      ///< objects and lists inside each other
  std::size_t max_keys = 100'000;  ///< members of all objects together: a full batch has as many
};

/// Reads one JSON text (RFC 8259). Integers that fit 64 bits become integers; every other number
/// keeps its digits as a `NumberLiteral`. Refused with errors::malformed_json: anything that is
/// not JSON, a duplicate key, a key or string with U+0000, invalid UTF-8, a lone surrogate, a byte
/// order mark, and what is over `limits`.
Result<Tree> parse_json(std::string_view text, JsonLimits limits = {});

}  // namespace cochin::platform
