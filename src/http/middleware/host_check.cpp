#include "http/middleware/host_check.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"

namespace cochin::http {
namespace {

bool is_host_character(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == '_';
}

bool is_port(std::string_view text) {
  return text.size() <= 5 && std::all_of(text.begin(), text.end(),
                                         [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool matches(std::string_view host, std::string_view pattern) {
  if (pattern == "*" || host == pattern) return true;
  if (!pattern.starts_with('.')) return false;
  return host == pattern.substr(1) || host.ends_with(pattern);
}

}  // namespace

std::string host_name(std::string_view authority) {
  std::string name(authority);
  for (char& letter : name) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  std::size_t end = name.find(':');
  if (name.starts_with('[')) {
    const std::size_t bracket = name.find(']');
    if (bracket == std::string::npos) return {};
    end = bracket + 1;
    if (end < name.size() && name[end] != ':') return {};
    if (name.find_first_not_of("0123456789abcdef:.", 1) != bracket) return {};
  } else if (!std::all_of(name.begin(),
                          name.begin() + static_cast<std::ptrdiff_t>(std::min(end, name.size())),
                          is_host_character)) {
    return {};
  }
  if (end < name.size() && !is_port(std::string_view(name).substr(end + 1))) return {};
  name.resize(std::min(end, name.size()));
  return name;
}

Status check_host(const Request& request, const std::vector<std::string>& allowed_hosts) {
  const std::string_view host = request.header("Host");
  const std::string& authority = request.target.authority;
  if (!authority.empty() && !host.empty() && !equals_ignoring_case(authority, host)) {
    return Error{&errors::malformed_request, {}, {}, "Host differs from target"};
  }
  const std::string name = host_name(authority.empty() ? host : std::string_view(authority));
  const bool allowed =
      !name.empty() && std::any_of(allowed_hosts.begin(), allowed_hosts.end(),
                                   [&](const std::string& entry) { return matches(name, entry); });
  if (!allowed) return Error{&errors::host_not_allowed, {}, {}, "host not allowed"};
  return ok();
}

}  // namespace cochin::http
