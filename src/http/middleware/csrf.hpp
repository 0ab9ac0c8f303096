#pragma once

#include "app/auth/session.hpp"
#include "base/result.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

/// Refuses an unsafe request of a browser session that does not prove, with `X-CSRF-Token`, to
/// come from a page that knows the session's token. The origin is checked apart, by
/// `check_same_origin`. errors::csrf_failed. Source: OWASP Cross-Site Request Forgery Prevention,
/// "Synchronizer Token Pattern".
Status check_csrf_token(const Request& request, const app::Session& session);

}  // namespace cochin::http
