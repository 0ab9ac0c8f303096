#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

/// Refuses requests for a host name that is not served here (DNS rebinding, cache poisoning).
/// `allowed_hosts`: lower case names; `.example.org` covers the domain and its sub-domains; `*`
/// allows all. The port is not compared. An absolute-form target must agree with `Host`
/// (RFC 9112 section 3.2.2). errors::host_not_allowed, errors::malformed_request.
Status check_host(const Request& request, const std::vector<std::string>& allowed_hosts);

/// `name` of `name:port` or `[v6]:port`, lower case; empty when it is no host.
std::string host_name(std::string_view authority);

}  // namespace cochin::http
