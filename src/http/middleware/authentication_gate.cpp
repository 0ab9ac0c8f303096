#include "http/middleware/authentication_gate.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/error_catalog.hpp"
#include "http/middleware/csrf.hpp"
#include "http/middleware/session_cookie.hpp"

namespace cochin::http {

namespace {

/// Who asks these proves it in the body, whatever session the browser still has.
constexpr std::array<std::string_view, 2> kWithProofInBody = {
    "/api/v1/auth/login", "/api/v1/auth/password-resets/confirm"};

/// All that a session may do whose password must be changed first.
constexpr std::array<std::string_view, 3> kOpenBeforeChange = {
    "/api/v1/auth/session", "/api/v1/auth/password", "/api/v1/auth/logout"};

bool proves_itself(const Call& call) {
  return call.route != nullptr && std::find(kWithProofInBody.begin(), kWithProofInBody.end(),
                                            call.route->pattern) != kWithProofInBody.end();
}

bool is_open_before_change(const Call& call) {
  return call.route != nullptr && std::find(kOpenBeforeChange.begin(), kOpenBeforeChange.end(),
                                            call.route->pattern) != kOpenBeforeChange.end();
}

/// `OPTIONS` tells the methods of a path and nothing else.
bool lets_strangers_in(const Call& call) {
  if (call.request.method() == Method::kOptions) return true;
  return call.route != nullptr && call.route->options.access != Access::kSession;
}

Status decide(Call& call, std::shared_ptr<const app::Session> session) {
  if (session == nullptr) {
    if (lets_strangers_in(call)) return ok();
    return Error{&errors::unauthenticated};
  }
  if (session->actor.password_change_required && !is_open_before_change(call)) {
    return Error{&errors::password_change_required};
  }
  const bool needs_token =
      call.route != nullptr && call.route->options.csrf == CsrfToken::kRequired;
  if (needs_token) TRY(check_csrf_token(call.request, *session));
  call.actor = session->actor;
  call.actor->address = call.request.client_address;
  call.actor->request_id = call.request.request_id;
  call.session = std::move(session);
  return ok();
}

std::optional<Status> check(app::Authentication& authentication, Call& call) {
  if (proves_itself(call)) return ok();
  if (call.request.head.has_header("Authorization")) return decide(call, nullptr);
  const std::string_view token = session_token(call.request);
  if (token.empty()) return decide(call, nullptr);
  call.gate_ticket = authentication.load_ticket();
  if (auto session = authentication.find_session(token)) return decide(call, std::move(session));
  return std::nullopt;
}

Status load(app::Authentication& authentication, Call& call, app::ReadScope& scope) {
  auto session = authentication.load_session(scope, session_token(call.request), call.gate_ticket);
  if (session) return decide(call, *std::move(session));
  if (session.error().code() == ErrorCode::kUnauthenticated) return decide(call, nullptr);
  return std::move(session).error();
}

}  // namespace

Gate make_authentication_gate(app::Authentication& authentication) {
  return {
      .check = [&authentication](Call& call) { return check(authentication, call); },
      .load = [&authentication](
                  Call& call, app::ReadScope& scope) { return load(authentication, call, scope); }};
}

}  // namespace cochin::http
