#include "http/middleware/authentication_gate.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/error_catalog.hpp"
#include "domain/access/group.hpp"
#include "http/middleware/csrf.hpp"
#include "http/middleware/session_cookie.hpp"

namespace cochin::http {

namespace {

constexpr std::string_view kSignIn = "/api/v1/auth/login";

/// All that a session may do whose password must be changed first.
constexpr std::array<std::string_view, 3> kOpenBeforeChange = {
    "/api/v1/auth/session", "/api/v1/auth/password", "/api/v1/auth/logout"};

bool is_sign_in(const Call& call) {
  return call.route != nullptr && call.route->pattern == kSignIn;
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

/// A global right. Those on tables depend on the table: their use cases check them.
Status check_right(const Call& call, const app::Actor& actor) {
  if (call.route == nullptr) return ok();
  const auto global = domain::global_rights();
  const std::string_view right = call.route->options.right;
  const bool is_global = std::find(global.begin(), global.end(), right) != global.end();
  if (is_global && !actor.may(right)) return Error{&errors::forbidden};
  return ok();
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
  TRY(check_right(call, session->actor));
  call.actor = session->actor;
  call.session = std::move(session);
  return ok();
}

std::optional<Status> check(app::Authentication& authentication, Call& call) {
  if (is_sign_in(call)) return ok();
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
