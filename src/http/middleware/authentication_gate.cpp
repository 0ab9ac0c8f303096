#include "http/middleware/authentication_gate.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/error_catalog.hpp"
#include "domain/access/group.hpp"
#include "domain/accounts/api_token.hpp"
#include "http/middleware/bearer_token.hpp"
#include "http/middleware/csrf.hpp"
#include "http/middleware/session_cookie.hpp"

namespace cochin::http {

namespace {

/// Who asks these proves it in the body, whatever session the browser still has.
constexpr auto kWithProofInBody =
    std::to_array<std::string_view>({"/api/v1/auth/login", "/api/v1/auth/password-resets/confirm"});
constexpr std::string_view kAccount = "/api/v1/auth/";
constexpr std::string_view kShowSession = "/api/v1/auth/session";

/// All that a session may do that waits for the second factor.
constexpr auto kOpenBeforeCode = std::to_array<std::string_view>(
    {"/api/v1/auth/session", "/api/v1/auth/login/second-factor",
     "/api/v1/auth/login/second-factor/passkey", "/api/v1/auth/logout"});

/// All that a session may do whose password must be changed first.
constexpr auto kOpenBeforeChange =
    std::to_array<std::string_view>({"/api/v1/auth/session", "/api/v1/auth/password",
                                     "/api/v1/auth/password-check", "/api/v1/auth/logout"});

/// All that a session may do whose account must have a second factor first.
constexpr auto kOpenBeforeEnrolment = std::to_array<std::string_view>(
    {"/api/v1/auth/session", "/api/v1/auth/password", "/api/v1/auth/password-check",
     "/api/v1/auth/reauthenticate", "/api/v1/auth/totp", "/api/v1/auth/totp/confirm",
     "/api/v1/auth/passkeys", "/api/v1/auth/passkeys/options", "/api/v1/auth/logout"});

/// The requests that change nothing but have a body, and the ways back.
constexpr auto kOpenWhileViewing = std::to_array<std::string_view>(
    {"/api/v1/tables/{table}/form-state", "/api/v1/tables/{table}/form-states",
     "/api/v1/expressions/check", "/api/v1/auth/viewing", "/api/v1/auth/logout"});

template <std::size_t Count>
bool is_one_of(const Call& call, const std::array<std::string_view, Count>& patterns) {
  return call.route != nullptr &&
         std::ranges::find(patterns, call.route->pattern) != patterns.end();
}

/// `OPTIONS` tells the methods of a path and nothing else.
bool lets_strangers_in(const Call& call) {
  if (call.request.method() == Method::kOptions) return true;
  return call.route != nullptr && call.route->options.access != Access::kSession;
}

/// What must be done first, in this order: who still owes the code is asked for nothing else, or
/// each duty would close the way to the other.
Status check_duties(const Call& call, const app::Session& session) {
  if (session.is_second_factor_pending) {
    if (is_one_of(call, kOpenBeforeCode)) return ok();
    return Error{&errors::second_factor_required};
  }
  if (session.actor.password_change_required && !is_one_of(call, kOpenBeforeChange)) {
    return Error{&errors::password_change_required};
  }
  if (session.is_second_factor_missing && !is_one_of(call, kOpenBeforeEnrolment)) {
    return Error{&errors::second_factor_enrolment_required};
  }
  return ok();
}

/// A program changes no account and does no more than its scopes say.
Status check_scopes(const Call& call, const domain::ApiToken& token) {
  const bool is_change = is_unsafe(call.request.method());
  const bool may_write = domain::has_scope(token, domain::kWriteScope);
  if (is_change ? !may_write : !may_write && !domain::has_scope(token, domain::kReadScope)) {
    return Error{&errors::forbidden};
  }
  const bool is_account = call.route != nullptr && call.route->pattern.starts_with(kAccount);
  if (is_account && call.route->pattern != kShowSession) return Error{&errors::forbidden};
  return ok();
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

bool has_same_rights(const app::Actor& left, const app::Actor& right) {
  const auto key = [](const app::Actor& actor) {
    return actor.access == nullptr ? std::string() : actor.access->key();
  };
  return left.id == right.id && left.is_superuser == right.is_superuser &&
         left.rights == right.rights && left.rights_limit == right.rights_limit &&
         key(left) == key(right);
}

/// As whom the call is made.
Result<app::Actor> acting(const Call& call, const app::Session& session) {
  if (!session.viewed) return session.actor;
  if (is_unsafe(call.request.method()) && !is_one_of(call, kOpenWhileViewing)) {
    return Error{&errors::viewing_only};
  }
  return session.viewed->actor;
}

Status decide(Call& call, std::shared_ptr<const app::Session> session) {
  if (session == nullptr) {
    if (lets_strangers_in(call)) return ok();
    return Error{&errors::unauthenticated};
  }
  TRY(check_duties(call, *session));
  const bool needs_token =
      call.route != nullptr && call.route->options.csrf == CsrfToken::kRequired;
  if (session->api_token) {
    TRY(check_scopes(call, *session->api_token));
  } else if (needs_token) {
    TRY(check_csrf_token(call.request, *session));
  }
  app::Actor actor = TRY(acting(call, *session));
  TRY(check_right(call, actor));
  call.actor = std::move(actor);
  call.actor->address = call.request.client_address;
  call.actor->request_id = call.request.request_id;
  call.session = std::move(session);
  return ok();
}

/// What the caller proves to be somebody with; empty: nothing. With an `Authorization` header the
/// cookie does not count, and neither can stand in for the other.
std::string_view credential_of(const Request& request) {
  const bool is_program = request.head.has_header("Authorization");
  const std::string_view token = is_program ? bearer_token(request) : session_token(request);
  return domain::is_api_token(token) == is_program ? token : std::string_view();
}

/// A page says with a header that it asks by itself; a route of streams says it for all its calls.
app::Activity activity_of(const Call& call) {
  const bool is_background =
      call.request.head.has_header("X-Background-Request") ||
      (call.route != nullptr && call.route->options.activity == app::Activity::kBackground);
  return is_background ? app::Activity::kBackground : app::Activity::kUser;
}

std::optional<Status> check(app::Authentication& authentication, Call& call) {
  if (is_one_of(call, kWithProofInBody)) return ok();
  const std::string_view token = credential_of(call.request);
  if (token.empty()) return decide(call, nullptr);
  call.gate_ticket = authentication.load_ticket();
  if (auto session = authentication.find_session(token, activity_of(call))) {
    return decide(call, std::move(session));
  }
  return std::nullopt;
}

Status load(app::Authentication& authentication, Call& call, app::ReadScope& scope) {
  auto session = authentication.load_session(scope, credential_of(call.request), call.gate_ticket,
                                             activity_of(call));
  if (session) return decide(call, *std::move(session));
  if (session.error().code() == ErrorCode::kUnauthenticated) return decide(call, nullptr);
  return std::move(session).error();
}

/// The session of a token now, in memory or from the database.
Result<std::shared_ptr<const app::Session>> find_now(app::Authentication& authentication,
                                                     app::Lanes& lanes, const std::string& token) {
  auto session = authentication.find_session(token, app::Activity::kBackground);
  if (session) return session;
  const std::uint64_t ticket = authentication.load_ticket();
  TRY(lanes.read_now([&](app::ReadScope& scope) -> Status {
    session = TRY(authentication.load_session(scope, token, ticket, app::Activity::kBackground));
    return ok();
  }));
  return session;
}

}  // namespace

StandingGate make_standing_gate(app::Authentication& authentication, app::Lanes& lanes) {
  return [&authentication, &lanes](const Call& call) -> std::function<Status()> {
    return [&authentication, &lanes, token = std::string(credential_of(call.request)),
            admitted = call.session]() -> Status {
      const auto session = TRY(find_now(authentication, lanes, token));
      if (session->actor.password_change_required) {
        return Error{&errors::password_change_required};
      }
      const bool is_same = has_same_rights(session->actor, admitted->actor);
      return is_same ? ok() : Status(Error{&errors::forbidden});
    };
  };
}

Gate make_authentication_gate(app::Authentication& authentication) {
  return {
      .check = [&authentication](Call& call) { return check(authentication, call); },
      .load = [&authentication](
                  Call& call, app::ReadScope& scope) { return load(authentication, call, scope); }};
}

}  // namespace cochin::http
