#include "http/middleware/same_origin.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "http/middleware/bearer_token.hpp"

namespace cochin::http {
namespace {

/// Whether `origin` is this server under the name that the request used. The scheme is not
/// compared: behind a proxy that ends TLS it is not known for sure.
bool is_own_origin(std::string_view origin, const Request& request) {
  const std::size_t scheme_end = origin.find("://");
  return scheme_end != std::string_view::npos &&
         equals_ignoring_case(origin.substr(scheme_end + 3), request.header("Host"));
}

}  // namespace

std::string origin_of(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  std::string origin(url.substr(0, url.find_first_of("/?#", scheme_end + 3)));
  for (char& letter : origin) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return origin;
}

Status check_same_origin(const Request& request, const std::vector<std::string>& trusted_origins) {
  if (!is_unsafe(request.method()) || !bearer_token(request).empty()) return ok();
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (site == "same-origin") return ok();

  const std::string_view source =
      request.head.has_header("Origin") ? request.header("Origin") : request.header("Referer");
  const std::string origin = origin_of(source);
  const bool is_trusted =
      std::find(trusted_origins.begin(), trusted_origins.end(), origin) != trusted_origins.end();
  if (is_trusted) return ok();
  if (site.empty() && is_own_origin(origin, request)) return ok();
  return Error{&errors::csrf_failed, {}, {}, "another origin"};
}

}  // namespace cochin::http
