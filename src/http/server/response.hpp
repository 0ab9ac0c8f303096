#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "platform/files/stored_bytes.hpp"

namespace cochin::http {

inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kProblemJson = "application/problem+json";

enum class CachePolicy {
  kNoStore,    ///< all that comes from the data
  kNoCache,    ///< may be kept, must be asked again
  kImmutable,  ///< names that change with their content
};

/// The content of a file as the body of an answer, sent in pieces.
struct FileContent {
  platform::StoredBytes bytes;
  std::string sha256;  ///< hexadecimal, of the bytes, to compare them with; empty: not compared
  /// Asked before every piece, on a thread that may wait; its error cuts the answer. Empty: not.
  std::function<Status()> permission = {};
};

/// An answer. The security headers, `Date`, `Content-Length`, `Connection` and `X-Request-Id` are
/// added by the connection.
struct Response {
  int status = 200;
  std::string_view content_type = kJson;  ///< a literal; unused without a body
  std::string body;
  std::string_view static_body;     ///< instead of `body`: bytes that live as long as the program
  std::optional<FileContent> file;  ///< instead of `body`
  std::vector<std::pair<std::string, std::string>> headers;
  CachePolicy cache = CachePolicy::kNoStore;

  /// `body` is JSON.
  static Response json(std::string body, int status = 200);
  /// 201 with `Location`.
  static Response created(std::string location, std::string body);
  /// 202 with `Location`.
  static Response accepted(std::string location, std::string body);
  static Response no_content();

  /// Adds a header field. Control characters of `value` are replaced by spaces.
  Response& with_header(std::string_view name, std::string_view value);
};

/// The phrase of a status (RFC 9110 section 15), e.g. `Not Found`.
std::string_view reason_phrase(int status);

}  // namespace cochin::http
