#pragma once

#include "app/auth/authentication.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

namespace cochin::http::api {

/// What a request tells of the browser that signs in.
app::Client client_of(const Request& request);

/// Makes the browser keep its new session and, where there is one, the mark of its user.
void keep_signed_in(Response& response, const Request& request, const app::SignedIn& signed_in);

}  // namespace cochin::http::api
