#pragma once

#include <string_view>

#include "http/server/request.hpp"
#include "http/server/response.hpp"

namespace cochin::http {

/// The cookie that carries the session: `__Host-cochin_session` over HTTPS, `cochin_session`
/// without; never both (RFC 6265bis section 4.1.3; ASVS 3.3.1 to 3.3.4).

/// The session's token as the browser sent it; empty when it sent none.
std::string_view session_token(const Request& request);

/// Makes the browser keep `token` until it is closed.
void set_session_cookie(Response& response, const Request& request, std::string_view token);

/// Makes the browser forget the session.
void clear_session_cookie(Response& response, const Request& request);

}  // namespace cochin::http
