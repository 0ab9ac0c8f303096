#pragma once

#include "app/auth/authentication.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/auth/passkeys`, and the question of the second step of a sign-in.
void add_passkey_routes(Router& router, app::Authentication& authentication);

}  // namespace cochin::http::api
