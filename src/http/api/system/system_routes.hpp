#pragma once

#include <functional>
#include <string>

#include "http/server/router.hpp"

namespace cochin::http::api {

/// `GET /healthz`: the process answers.
PlainHandler answer_alive();

/// `GET /readyz`: 200 when `is_ready` says so, else errors::storage_failed. Says no more than that.
PlainHandler answer_ready(std::function<bool()> is_ready);

/// `GET /api/`: the name, the version and the entry points of the API.
PlainHandler answer_index(const std::string& version);

}  // namespace cochin::http::api
