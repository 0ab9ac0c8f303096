#pragma once

#include "app/audit/audit_log.hpp"
#include "http/server/router.hpp"

namespace cochin::http::api {

/// `/api/v1/audit` (API contract, section 6). `log` must outlive the router.
void add_audit_routes(Router& router, app::AuditLog& log);

}  // namespace cochin::http::api
