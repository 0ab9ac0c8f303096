#include "http/api/auth/auth_handlers.hpp"

#include <string>

#include "app/access/access_summary.hpp"
#include "http/api/auth/session_json.hpp"
#include "http/api/object_reader.hpp"
#include "http/middleware/session_cookie.hpp"

namespace cochin::http::api {

namespace {

/// Long enough to tell browsers apart in the list of sessions.
constexpr std::size_t kLongestDevice = 200;

/// What the browser calls itself: header bytes need not be text, so only ASCII is kept.
std::string device_of(const Request& request) {
  std::string device(request.header("User-Agent").substr(0, kLongestDevice));
  std::erase_if(device, [](char byte) { return byte < ' ' || byte > '~'; });
  return device;
}

app::Client client_of(const Request& request) {
  return {.device = device_of(request),
          .address = request.client_address,
          .replaced_token = std::string(session_token(request))};
}

Result<Response> answer_sign_in(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view username = body.required_text("username");
  const std::string_view password = body.required_text("password");
  TRY(body.finish());
  const app::SignedIn signed_in =
      TRY(authentication.sign_in(username, password, client_of(call.request)));
  Response response = Response::json(login_json(*signed_in.session));
  set_session_cookie(response, call.request, signed_in.token);
  return response;
}

Result<Response> answer_sign_out(app::Authentication& authentication, Call& call,
                                 app::WriteScope& scope) {
  TRY(authentication.sign_out(scope, *call.session));
  Response response = Response::no_content();
  clear_session_cookie(response, call.request);
  response.with_header("Clear-Site-Data", "\"cache\"");
  return response;
}

Result<Response> answer_password_change(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view current = body.required_text("current_password");
  const std::string_view chosen = body.required_text("new_password");
  TRY(body.finish());
  const app::SignedIn signed_in =
      TRY(authentication.change_password(*call.session, current, chosen));
  Response response = Response::no_content();
  set_session_cookie(response, call.request, signed_in.token);
  return response;
}

Result<Response> answer_reauthentication(app::Authentication& authentication, Call& call) {
  ObjectReader body(*TRY(call.json()));
  const std::string_view password = body.required_text("password");
  TRY(body.finish());
  TRY(authentication.reauthenticate(*call.session, password));
  return Response::no_content();
}

}  // namespace

PlainHandler sign_in(app::Authentication& authentication) {
  return [&authentication](Call& call) { return answer_sign_in(authentication, call); };
}

ReadHandler show_session(app::Authentication& authentication) {
  return [&authentication](Call& call, app::ReadScope& scope) -> Result<Response> {
    return Response::json(session_json(*call.session, app::summarize_access(call.who(), scope),
                                       authentication.end_of(*call.session)));
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

PlainHandler reauthenticate(app::Authentication& authentication) {
  return [&authentication](Call& call) { return answer_reauthentication(authentication, call); };
}

}  // namespace cochin::http::api
