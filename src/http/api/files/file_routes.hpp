#pragma once

#include "app/files/file_service.hpp"
#include "http/middleware/authentication_gate.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `POST /api/v1/files` and `GET /api/v1/files/{id}`. `files` must outlive the router.
void add_file_routes(Router& router, app::FileService& files, StandingGate gate);

}  // namespace cochin::http::api
