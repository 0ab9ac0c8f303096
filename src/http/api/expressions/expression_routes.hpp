#pragma once

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `POST /api/v1/expressions/check`: turns the text of an expression into a tree and back, and
/// says what is wrong with it. Changes nothing.
void add_expression_routes(Router& router);

}  // namespace cochin::http::api
