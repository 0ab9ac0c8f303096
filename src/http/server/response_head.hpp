#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/server/request.hpp"
#include "http/server/response.hpp"

namespace cochin::http {

/// What the connection adds to an answer.
struct ResponseFrame {
  std::string_view date;         ///< IMF-fixdate
  std::string_view cors_origin;  ///< allowed to read the answer; empty: same origin only
  bool keep_alive = true;
  std::uint64_t body_size = 0;  ///< bytes, also of a body that HEAD leaves out
};

/// Whether an answer of this status ever has a body (RFC 9110 section 6.4.1).
bool allows_body(int status);

/// Appends the status line and every header field, up to the empty line.
void append_response_head(std::string& out, const Response& response, const Request& request,
                          const ResponseFrame& frame);

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7), from seconds since 1970.
std::string format_http_date(std::int64_t seconds);

}  // namespace cochin::http
