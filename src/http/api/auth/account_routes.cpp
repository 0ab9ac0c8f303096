#include "http/api/auth/account_routes.hpp"

#include "app/auth/api_tokens.hpp"
#include "app/auth/own_sessions.hpp"
#include "app/auth/totp_enrolment.hpp"
#include "base/error_catalog.hpp"
#include "http/api/auth/account_json.hpp"
#include "http/api/auth/signed_in_browser.hpp"
#include "http/api/object_reader.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::Authentication;
using app::ReadScope;
using app::WriteScope;

Result<Response> list_sessions(Call& call, ReadScope& scope, const Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  const auto listed = TRY(app::list_own_sessions(scope, *call.session, authentication));
  return Response::json(sessions_json(listed));
}

Result<Response> end_session(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  const domain::SessionId id{TRY(call.id_param("id"))};
  TRY(app::end_own_session(call.who(), scope, *call.session, authentication, id));
  return Response::no_content();
}

Result<Response> end_others(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  TRY(app::end_other_sessions(call.who(), scope, *call.session, authentication));
  return Response::no_content();
}

Result<Response> offer(Call& call, WriteScope& scope, const Authentication& authentication) {
  const app::TotpOffer offered = TRY(app::offer_totp(scope, *call.session, authentication));
  return Response::json(totp_offer_json(offered));
}

Result<Response> confirm(Call& call, WriteScope& scope, Authentication& authentication) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view code = body.required_text("code");
  TRY(body.finish());
  const app::TotpEnrolment enrolment =
      TRY(app::confirm_totp(call.who(), scope, *call.session, authentication, code));
  Response response = Response::json(recovery_codes_json(enrolment.recovery_codes));
  keep_signed_in(response, call.request, enrolment.session);
  return response;
}

Result<Response> remove_factor(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  TRY(app::remove_totp(call.who(), scope, *call.session, authentication));
  return Response::no_content();
}

Result<Response> renew_codes(Call& call, WriteScope& scope, const Authentication& authentication) {
  const auto codes =
      TRY(app::renew_recovery_codes(call.who(), scope, *call.session, authentication));
  return Response::json(recovery_codes_json(codes));
}

Result<Response> list_tokens(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  return Response::json(api_tokens_json(TRY(app::list_api_tokens(scope, *call.session))));
}

Result<app::ApiTokenDraft> read_token_draft(const Tree& tree) {
  ObjectReader body(tree);
  app::ApiTokenDraft draft;
  draft.name = body.required_text("name");
  draft.scopes =
      body.texts("scopes").value_or(std::vector<std::string>{std::string(domain::kReadScope)});
  if (const auto text = body.text("expires_at")) {
    draft.expires_at = Timestamp::parse(*text);
    if (!draft.expires_at) {
      body.refuse("expires_at", errors::wrong_type, {{"expected", "date-time"}});
    }
  }
  TRY(body.finish());
  return draft;
}

Result<Response> create_token(Call& call, WriteScope& scope, const Authentication& authentication) {
  const auto draft = TRY(read_token_draft(*TRY(call.json())));
  const auto created =
      TRY(app::create_api_token(call.who(), scope, *call.session, authentication, draft));
  return Response::created("/api/v1/auth/tokens/" + std::to_string(created.token.id.value),
                           created_api_token_json(created));
}

Result<Response> revoke_token(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  const domain::ApiTokenId id{TRY(call.id_param("id"))};
  TRY(app::revoke_api_token(call.who(), scope, *call.session, authentication, id));
  return Response::no_content();
}

Result<Response> list_notices(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  return Response::json(notices_json(TRY(app::list_account_notices(scope, *call.session))));
}

Result<Response> mark_seen(Call& call, WriteScope& scope, const Authentication&) {
  TRY(QueryReader(call.request).finish());
  ObjectReader body(*TRY(call.json()));
  const auto id = body.integer("id");
  if (!id) body.refuse("id", errors::required);
  TRY(body.finish());
  TRY(app::mark_notices_seen(scope, *call.session, {*id}));
  return Response::no_content();
}

/// Binds a function of this file to the authentication that it works on.
template <typename Use>
WriteHandler writing(Use use, Authentication& authentication) {
  return [use, &authentication](Call& call, WriteScope& scope) {
    return use(call, scope, authentication);
  };
}

}  // namespace

void add_account_routes(Router& router, Authentication& authentication) {
  constexpr RouteOptions kOwn{.right = "own"};
  const std::string account = "/api/v1/auth";
  const auto write = [&](Method method, const std::string& path, auto use) {
    router.write(method, account + path, writing(use, authentication), kOwn);
  };
  router.read(
      Method::kGet, account + "/sessions",
      [&](Call& call, ReadScope& scope) { return list_sessions(call, scope, authentication); },
      kOwn);
  write(Method::kDelete, "/sessions", end_others);
  write(Method::kDelete, "/sessions/{id}", end_session);
  write(Method::kPost, "/totp", offer);
  write(Method::kPost, "/totp/confirm", confirm);
  write(Method::kDelete, "/totp", remove_factor);
  write(Method::kPost, "/totp/recovery-codes", renew_codes);
  router.read(Method::kGet, account + "/notices", list_notices, kOwn);
  write(Method::kPost, "/notices/seen", mark_seen);
  router.read(Method::kGet, account + "/tokens", list_tokens, kOwn);
  write(Method::kPost, "/tokens", create_token);
  write(Method::kDelete, "/tokens/{id}", revoke_token);
}

}  // namespace cochin::http::api
