#include "http/middleware/session_cookie.hpp"

#include <string>

namespace cochin::http {

namespace {

constexpr std::string_view kPlainName = "cochin_session";
constexpr std::string_view kHostName = "__Host-cochin_session";

std::string make_cookie(const Request& request, std::string_view token) {
  std::string cookie(request.is_secure ? kHostName : kPlainName);
  cookie.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Lax");
  if (request.is_secure) cookie.append("; Secure");
  return cookie;
}

}  // namespace

std::string_view session_token(const Request& request) {
  return request.cookie(request.is_secure ? kHostName : kPlainName);
}

void set_session_cookie(Response& response, const Request& request, std::string_view token) {
  response.with_header("Set-Cookie", make_cookie(request, token));
}

void clear_session_cookie(Response& response, const Request& request) {
  response.with_header("Set-Cookie", make_cookie(request, "") + "; Max-Age=0");
}

}  // namespace cochin::http
