#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `GET …/fields/{field}/options`: what may be picked now.
void add_field_option_routes(Router& router);

}  // namespace cochin::http::api
