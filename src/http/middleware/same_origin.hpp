#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

/// Refuses unsafe requests that a browser sends from another site. `Sec-Fetch-Site` must be
/// `same-origin`; without it `Origin`, else `Referer`, must name this host; one of
/// `trusted_origins` (exact, lower case) passes too. Without any of the three the request is
/// refused, but for bearer tokens, which no browser adds by itself. errors::csrf_failed.
/// Source: OWASP Cross-Site Request Forgery Prevention, "Fetch Metadata" and "Verifying Origin".
Status check_same_origin(const Request& request, const std::vector<std::string>& trusted_origins);

/// `https://host:port` of a URL, lower case; empty when it has none.
std::string origin_of(std::string_view url);

}  // namespace cochin::http
