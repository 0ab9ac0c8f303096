#include "http/middleware/device_cookie.hpp"

#include <string>

namespace cochin::http {

namespace {

constexpr std::string_view kPlainName = "cochin_device";
constexpr std::string_view kHostName = "__Host-cochin_device";

}  // namespace

std::string_view device_marks(const Request& request) {
  return request.cookie(request.is_secure ? kHostName : kPlainName);
}

void set_device_cookie(Response& response, const Request& request, std::string_view marks) {
  if (marks.empty()) return;
  std::string cookie(request.is_secure ? kHostName : kPlainName);
  cookie.append("=").append(marks).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000");
  if (request.is_secure) cookie.append("; Secure");
  response.with_header("Set-Cookie", cookie);
}

}  // namespace cochin::http
