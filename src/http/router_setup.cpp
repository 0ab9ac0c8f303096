#include "http/router_setup.hpp"

#include "http/api/system/system_routes.hpp"
#include "http/server/static_files.hpp"

namespace cochin::http {

Router build_router(RouterParts parts) {
  Router router;

  router.immediate(Method::kGet, "/healthz", api::answer_alive());
  router.immediate(Method::kGet, "/readyz", api::answer_ready(parts.is_ready));
  router.immediate(Method::kGet, "/api", api::answer_index(parts.version));

  const StaticFiles files(embedded_assets());
  router.set_fallback([files](Call& call) { return files.answer(call.request); });
  return router;
}

}  // namespace cochin::http
