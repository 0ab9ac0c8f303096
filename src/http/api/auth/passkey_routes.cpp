#include "http/api/auth/passkey_routes.hpp"

#include "app/auth/passkeys.hpp"
#include "http/api/auth/passkey_input.hpp"
#include "http/api/auth/passkey_json.hpp"
#include "http/api/auth/signed_in_browser.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::Authentication;
using app::ReadScope;
using app::WriteScope;

Result<Response> list(Call& call, ReadScope& scope) {
  TRY(QueryReader(call.request).finish());
  return Response::json(passkeys_json(TRY(app::list_passkeys(scope, *call.session))));
}

Result<Response> offer(Call& call, WriteScope& scope, const Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  const auto offered = TRY(app::offer_passkey(scope, *call.session, authentication));
  return Response::json(passkey_offer_json(offered, relying_party(call.request), *call.session));
}

Result<Response> add(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  const app::NewPasskey made = TRY(read_new_passkey(call));
  const auto enrolment = TRY(app::add_passkey(call.who(), scope, *call.session, authentication,
                                              relying_party(call.request), made));
  Response response =
      Response::created("/api/v1/auth/passkeys/" + std::to_string(enrolment.passkey.id.value),
                        passkey_enrolment_json(enrolment));
  keep_signed_in(response, call.request, enrolment.session);
  return response;
}

Result<Response> remove(Call& call, WriteScope& scope, Authentication& authentication) {
  TRY(QueryReader(call.request).finish());
  const domain::PasskeyId id{TRY(call.id_param("id"))};
  TRY(app::remove_passkey(call.who(), scope, *call.session, authentication, id));
  return Response::no_content();
}

Result<Response> ask(Call& call, WriteScope& scope) {
  TRY(QueryReader(call.request).finish());
  const auto question = TRY(app::ask_for_passkey(scope, *call.session));
  return Response::json(passkey_question_json(question, relying_party(call.request)));
}

}  // namespace

void add_passkey_routes(Router& router, Authentication& authentication) {
  constexpr RouteOptions kOwn{.right = "own"};
  const std::string passkeys = "/api/v1/auth/passkeys";
  router.read(Method::kGet, passkeys, list, kOwn);
  router.write(
      Method::kPost, passkeys + "/options",
      [&](Call& call, WriteScope& scope) { return offer(call, scope, authentication); }, kOwn);
  router.write(
      Method::kPost, passkeys,
      [&](Call& call, WriteScope& scope) { return add(call, scope, authentication); }, kOwn);
  router.write(
      Method::kDelete, passkeys + "/{id}",
      [&](Call& call, WriteScope& scope) { return remove(call, scope, authentication); }, kOwn);
  router.write(Method::kPost, "/api/v1/auth/login/second-factor/passkey", ask,
               {.right = "session"});
}

}  // namespace cochin::http::api
