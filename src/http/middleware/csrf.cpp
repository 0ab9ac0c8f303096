#include "http/middleware/csrf.hpp"

#include "base/error_catalog.hpp"
#include "platform/crypto/digest.hpp"

namespace cochin::http {

Status check_csrf_token(const Request& request, const app::Session& session) {
  if (!is_unsafe(request.method())) return ok();
  if (platform::equal_in_constant_time(request.header("X-CSRF-Token"), session.csrf_token)) {
    return ok();
  }
  return Error{&errors::csrf_failed, {}, {}, "X-CSRF-Token"};
}

}  // namespace cochin::http
