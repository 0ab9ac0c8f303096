#pragma once

#include "app/access/groups.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// Groups, and why a user may or may not do something.
void add_group_routes(Router& router, const app::Groups& groups);

}  // namespace cochin::http::api
