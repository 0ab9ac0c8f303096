#include "http/router_setup.hpp"

#include "http/api/audit/audit_routes.hpp"
#include "http/api/auth/account_routes.hpp"
#include "http/api/auth/auth_handlers.hpp"
#include "http/api/auth/passkey_routes.hpp"
#include "http/api/conditional_fields/conditional_field_routes.hpp"
#include "http/api/exports/export_routes.hpp"
#include "http/api/expressions/expression_routes.hpp"
#include "http/api/files/file_routes.hpp"
#include "http/api/groups/group_routes.hpp"
#include "http/api/imports/import_routes.hpp"
#include "http/api/jobs/job_run_routes.hpp"
#include "http/api/openapi/openapi_routes.hpp"
#include "http/api/project_types/project_type_routes.hpp"
#include "http/api/records/field_option_routes.hpp"
#include "http/api/records/record_routes.hpp"
#include "http/api/system/system_routes.hpp"
#include "http/api/tables/table_routes.hpp"
#include "http/api/users/user_routes.hpp"
#include "http/middleware/authentication_gate.hpp"
#include "http/server/static_files.hpp"

namespace cochin::http {

namespace {

/// Who signs in has no session yet, hence no token of one.
constexpr RouteOptions kSignIn{.access = Access::kPublic,
                               .csrf = CsrfToken::kExempt,
                               .body_limit = std::size_t{16} * 1024,
                               .right = "public"};
constexpr RouteOptions kSession{.right = "session"};
constexpr RouteOptions kSecret{.body_limit = kSignIn.body_limit, .right = "session"};

}  // namespace

Router build_router(RouterParts parts) {
  Router router;

  router.immediate(Method::kGet, "/healthz", api::answer_alive());
  router.immediate(Method::kGet, "/readyz", api::answer_ready(parts.is_ready));
  router.immediate(Method::kGet, "/api", api::answer_index(parts.version));

  router.set_gate(make_authentication_gate(parts.authentication));
  router.hash(Method::kPost, "/api/v1/auth/login", api::sign_in(parts.authentication), kSignIn);
  router.hash(Method::kPost, "/api/v1/auth/login/second-factor",
              api::finish_sign_in(parts.authentication), kSecret);
  router.read(Method::kGet, "/api/v1/auth/session", api::show_session(parts.authentication),
              kSession);
  router.write(Method::kPost, "/api/v1/auth/logout", api::sign_out(parts.authentication), kSession);
  router.hash(Method::kPost, "/api/v1/auth/password", api::change_password(parts.authentication),
              kSession);
  router.read(Method::kPost, "/api/v1/auth/password-check",
              api::check_password(parts.authentication), kSecret);
  router.hash(Method::kPost, "/api/v1/auth/reauthenticate",
              api::reauthenticate(parts.authentication), kSession);
  api::add_account_routes(router, parts.authentication);
  api::add_passkey_routes(router, parts.authentication);
  api::add_group_routes(router, app::Groups(parts.authentication));
  api::add_table_routes(router);
  api::add_record_routes(router);
  api::add_field_option_routes(router);
  api::add_conditional_field_routes(router);
  api::add_project_type_routes(router);
  const StandingGate standing = make_standing_gate(parts.authentication, parts.lanes);
  api::add_file_routes(router, parts.files, standing);
  api::add_import_routes(router, parts.imports);
  api::add_export_routes(router, parts.exports, standing);
  api::add_job_run_routes(router, parts.job_runs);
  api::add_expression_routes(router);
  api::add_user_routes(router, parts.accounts, parts.authentication);
  api::add_audit_routes(router, parts.audit_log);
  api::add_openapi_routes(router, parts.version);  // last: it describes the routes above

  const StaticFiles files(embedded_assets());
  router.set_fallback([files](Call& call) { return files.answer(call.request); });
  return router;
}

}  // namespace cochin::http
