#pragma once

#include <string_view>

#include "http/server/request.hpp"
#include "http/server/response.hpp"

namespace cochin::http {

/// The cookie by which a browser is known again at sign-in (app/auth/device_marks.hpp):
/// `__Host-cochin_device` over HTTPS, `cochin_device` without. It opens nothing.

/// What the browser kept; empty when it sent none.
std::string_view device_marks(const Request& request);

/// Makes the browser keep `marks` for a year. Does nothing when they are empty.
void set_device_cookie(Response& response, const Request& request, std::string_view marks);

}  // namespace cochin::http
