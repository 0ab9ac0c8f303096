#include "http/api/auth/auth_handlers.hpp"

#include <string>

#include "app/access/access_summary.hpp"
#include "http/api/auth/passkey_input.hpp"
#include "http/api/auth/session_json.hpp"
#include "http/api/auth/signed_in_browser.hpp"
#include "http/api/auth/verdict_json.hpp"
#include "http/api/object_reader.hpp"
#include "http/middleware/session_cookie.hpp"

namespace cochin::http::api {

namespace {

Result<Response> answer_sign_in(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view username = body.required_text("username");
  const std::string_view password = body.required_text("password");
  TRY(body.finish());
  const app::SignedIn signed_in =
      TRY(authentication.sign_in(username, password, client_of(call.request)));
  Response response = Response::json(login_json(*signed_in.session));
  keep_signed_in(response, call.request, signed_in);
  return response;
}

Result<Response> answer_second_step(app::Authentication& authentication, Call& call) {
  const app::SecondProof proof = TRY(read_second_proof(call));
  const app::SignedIn signed_in =
      TRY(authentication.finish_sign_in(*call.session, proof, client_of(call.request)));
  Response response = Response::json(login_json(*signed_in.session));
  keep_signed_in(response, call.request, signed_in);
  return response;
}

Result<Response> answer_sign_out(app::Authentication& authentication, Call& call,
                                 app::WriteScope& scope) {
  TRY(authentication.sign_out(call.who(), scope, *call.session));
  Response response = Response::no_content();
  clear_session_cookie(response, call.request);
  // Not "cookies": the browser would no longer be known at the next sign-in.
  response.with_header("Clear-Site-Data", "\"cache\"");
  return response;
}

Result<Response> answer_password_change(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view current = body.required_text("current_password");
  const std::string_view chosen = body.required_text("new_password");
  TRY(body.finish());
  const app::SignedIn signed_in = TRY(authentication.change_password(
      call.who(), *call.session, {current, chosen}, client_of(call.request)));
  Response response = Response::no_content();
  keep_signed_in(response, call.request, signed_in);
  return response;
}

Result<Response> answer_password_check(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view chosen = body.required_text("new_password");
  TRY(body.finish());
  const auto verdict = TRY(authentication.judge_password(*call.session, chosen));
  return Response::json(verdict_json(verdict, call.request.language));
}

Result<Response> answer_reauthentication(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view password = body.required_text("password");
  TRY(body.finish());
  const app::SignedIn signed_in =
      TRY(authentication.reauthenticate(call.who(), *call.session, password));
  Response response = Response::no_content();
  keep_signed_in(response, call.request, signed_in);
  return response;
}

Result<Response> answer_session(app::Authentication& authentication, Call& call,
                                app::ReadScope& scope) {
  const app::Session& session = *call.session;
  return Response::json(
      session_json(session, app::summarize_access(call.who(), scope),
                   {.session_end = authentication.end_of(session),
                    .is_password_end_near = authentication.is_expiry_near(session)}));
}

}  // namespace

PlainHandler sign_in(app::Authentication& authentication) {
  return [&authentication](Call& call) { return answer_sign_in(authentication, call); };
}

PlainHandler finish_sign_in(app::Authentication& authentication) {
  return [&authentication](Call& call) { return answer_second_step(authentication, call); };
}

ReadHandler show_session(app::Authentication& authentication) {
  return [&authentication](Call& call, app::ReadScope& scope) {
    return answer_session(authentication, call, scope);
  };
}

WriteHandler sign_out(app::Authentication& authentication) {
  return [&authentication](Call& call, app::WriteScope& scope) {
    return answer_sign_out(authentication, call, scope);
  };
}

PlainHandler change_password(app::Authentication& authentication) {
  return [&authentication](Call& call) { return answer_password_change(authentication, call); };
}

ReadHandler check_password(app::Authentication& authentication) {
  return [&authentication](Call& call, app::ReadScope&) {
    return answer_password_check(authentication, call);
  };
}

PlainHandler reauthenticate(app::Authentication& authentication) {
  return [&authentication](Call& call) { return answer_reauthentication(authentication, call); };
}

}  // namespace cochin::http::api
