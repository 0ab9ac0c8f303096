#pragma once

#include <cstdint>
#include <string_view>

#include "http/server/request.hpp"

namespace cochin::http {

/// The part of a content that a request asks for (RFC 9110 section 14).
struct ByteRange {
  enum class Kind { kWhole, kPart, kUnsatisfiable };

  Kind kind = Kind::kWhole;
  std::uint64_t first = 0;  ///< for `kPart`
  std::uint64_t last = 0;   ///< included
};

/// What `Range` and `If-Range` choose of a content of `size` bytes whose strong tag is `etag`, with
/// its quotes. Several ranges, other units, malformed ones, methods other than GET and the tag of
/// another content give the whole.
ByteRange choose_range(const Request& request, std::uint64_t size, std::string_view etag);

}  // namespace cochin::http
