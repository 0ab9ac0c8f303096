#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

inline constexpr std::size_t kMaxRequestLine = 8 * 1024;
inline constexpr std::size_t kMaxHeaderBytes = 32 * 1024;
inline constexpr std::size_t kMaxHeaderFields = 100;

/// Finds where the head of a request ends, and refuses early what can only get worse: lines
/// without CRLF, folded fields (RFC 9112 section 5.2), and what is over the limits.
class HeadScanner {
 public:
  /// Looks at the bytes of `input` that it has not seen yet. `input` starts at the request line and
  /// only grows between calls. The size of the head when it is complete, else 0.
  /// errors::target_too_long, errors::headers_too_large, errors::malformed_request.
  Result<std::size_t> scan(std::string_view input);
  void reset() { *this = HeadScanner(); }

 private:
  std::size_t line_start_ = 0;
  std::size_t line_count_ = 0;
};

enum class BodyKind { kNone, kLength, kChunked };

/// How the body of a request is framed and what its head asks of the connection.
struct Framing {
  BodyKind body = BodyKind::kNone;
  std::uint64_t length = 0;  ///< for `kLength`, in bytes, not 0
  bool keep_alive = true;
  bool expects_continue = false;
};

/// Reads one complete head, as `HeadScanner` found it, into `head` (RFC 9112, strictly: one `Host`,
/// no transfer coding but exactly `chunked` and never on HTTP/1.0 or beside a length, one length of
/// digits only, no compressed content, no expectation but `100-continue`).
/// errors::malformed_request, errors::unsupported_media_type, errors::expectation_failed.
Result<Framing> parse_head(std::string_view text, RequestHead& head);

}  // namespace cochin::http
