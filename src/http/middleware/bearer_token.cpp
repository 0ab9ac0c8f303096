#include "http/middleware/bearer_token.hpp"

namespace cochin::http {

std::string_view bearer_token(const Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view value = request.header("Authorization");
  if (value.size() <= kScheme.size()) return {};
  if (!equals_ignoring_case(value.substr(0, kScheme.size()), kScheme)) return {};
  return value.substr(kScheme.size());
}

}  // namespace cochin::http
