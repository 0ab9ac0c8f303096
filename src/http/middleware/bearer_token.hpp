#pragma once

#include <string_view>

#include "http/server/request.hpp"

namespace cochin::http {

/// The token of `Authorization: Bearer` (RFC 6750 section 2.1); empty when there is none.
std::string_view bearer_token(const Request& request);

}  // namespace cochin::http
