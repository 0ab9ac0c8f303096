#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// The rules of conditional fields, and what they make of a form.
void add_conditional_field_routes(Router& router);

}  // namespace cochin::http::api
