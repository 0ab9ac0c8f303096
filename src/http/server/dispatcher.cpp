#include "http/server/dispatcher.hpp"

#include <exception>

#include "app/access/access.hpp"
#include "base/error_catalog.hpp"
#include "http/problem.hpp"

// What a lane runs is `noexcept` around the handler: an exception there (no memory for the answer)
// would leave the client without one for ever, and ends the program instead.

namespace cochin::http {
namespace {

/// Calls library and handler code: an exception becomes the failure of this request only.
template <typename Function>
auto guarded(Function&& function) -> decltype(function()) {
  try {
    return function();
  } catch (const std::exception& exception) {
    return Error{&errors::internal, {}, {}, exception.what()};
  } catch (...) {
    return Error{&errors::internal, {}, {}, "unknown exception"};
  }
}

Route make_unrouted(PlainHandler handler) {
  return {Method::kUnknown,
          "(none)",
          Lane::kInline,
          std::move(handler),
          {.access = Access::kOptional},
          {}};
}

Result<Response> answer_not_found(Call&) { return Error{&errors::not_found}; }

Result<Response> answer_wrong_method(Call& call) {
  return problem(Error{&errors::method_not_allowed}, call.request)
      .with_header("Allow", call.allowed_methods);
}

Result<Response> answer_options(Call& call) {
  return Response::no_content().with_header("Allow", call.allowed_methods);
}

/// Bodies that are read in microseconds.
constexpr std::size_t kSmallBody = std::size_t{16} * 1024;

/// Reads a small body as JSON before the writer, for which others wait. What cannot be read is
/// refused by the handler, in its own order.
void read_body_early(Call& call) {
  if (call.request.body.empty() || call.request.body.size() > kSmallBody) return;
  static_cast<void>(guarded([&] { return call.json(); }).has_value());
}

/// The gate stands before everything under `/api/v1`, existing or not.
bool is_gated(const Call& call) {
  const auto& segments = call.request.target.segments;
  return segments.size() >= 2 && segments[0] == "api" && segments[1] == "v1";
}

}  // namespace

LanePorts ports_of(app::Lanes& lanes) {
  LanePorts ports;
  ports.read = [&lanes](auto job) { return lanes.post_read(std::move(job)); };
  ports.write = [&lanes](auto job, auto done) {
    return lanes.post_write(std::move(job), std::move(done));
  };
  ports.hash = [&lanes](auto job) { return lanes.post_hash(std::move(job)); };
  ports.background = [&lanes](auto job) { return lanes.post_background(std::move(job)); };
  return ports;
}

Dispatcher::Dispatcher(const Router& router, LanePorts lanes, platform::Log& log)
    : router_(router),
      lanes_(std::move(lanes)),
      log_(log),
      not_found_(make_unrouted(answer_not_found)),
      method_not_allowed_(make_unrouted(answer_wrong_method)),
      options_(make_unrouted(answer_options)) {}

bool Dispatcher::admit(const ExchangePtr& exchange) {
  Call& call = exchange->call;
  exchange->admitted = ok();
  Router::Match match = router_.match(call.request.method(), call.request.target.segments);
  call.route = match.route;
  call.allowed_methods = std::move(match.allowed_methods);
  const bool decided = !is_gated(call) || !router_.gate() || ask_gate(exchange);
  if (decided) choose_route(call);
  return decided;
}

bool Dispatcher::ask_gate(const ExchangePtr& exchange) {
  const auto verdict = guarded(
      [&]() -> Result<std::optional<Status>> { return router_.gate().check(exchange->call); });
  if (!verdict) exchange->admitted = verdict.error();
  if (verdict && verdict->has_value()) exchange->admitted = **verdict;
  if (!verdict || verdict->has_value()) return true;
  const bool posted = lanes_.read([this, exchange](Result<app::ReadScope> scope) noexcept {
    Call& call = exchange->call;
    exchange->admitted = guarded(
        [&]() -> Status { return scope ? router_.gate().load(call, *scope) : scope.error(); });
    choose_route(call);
    exchange->finish();
  });
  if (!posted) exchange->admitted = Error{&errors::unavailable};
  return !posted;
}

/// What has no route gets one of ours.
void Dispatcher::choose_route(Call& call) const {
  if (call.route != nullptr) return;
  const bool is_options = call.request.method() == Method::kOptions;
  if (call.request.target.path == "*") {
    call.allowed_methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    call.route = is_options ? &options_ : &not_found_;
  } else if (call.allowed_methods.empty()) {
    call.route = &not_found_;
  } else {
    call.route = is_options ? &options_ : &method_not_allowed_;
  }
}

bool Dispatcher::run(const ExchangePtr& exchange) {
  Call& call = exchange->call;
  switch (call.route->lane) {
    case Lane::kRead: return run_read(exchange);
    case Lane::kWrite: return run_write(exchange);
    case Lane::kHash:
    case Lane::kBackground: return run_blocking(exchange);
    case Lane::kInline: break;
  }
  const auto& handler = std::get<PlainHandler>(call.route->handler);
  settle(*exchange, guarded([&] { return handler(call); }));
  return true;
}

bool Dispatcher::run_read(const ExchangePtr& exchange) {
  const bool posted = lanes_.read([this, exchange](Result<app::ReadScope> scope) noexcept {
    Call& call = exchange->call;
    const auto& handler = std::get<ReadHandler>(call.route->handler);
    settle(*exchange, guarded([&]() -> Result<Response> {
      if (!scope) return scope.error();
      // What the caller may not see does not exist for any handler that reads.
      if (call.actor && !call.actor->is_superuser) {
        scope->catalog = app::seen_by(*call.actor, scope->catalog);
      }
      return handler(call, *scope);
    }));
    exchange->finish();
  });
  return posted ? false : refuse_busy(*exchange);
}

bool Dispatcher::run_write(const ExchangePtr& exchange) {
  read_body_early(exchange->call);
  auto job = [exchange](app::WriteScope& scope) -> Status {
    return guarded([&]() -> Status {
      Call& call = exchange->call;
      exchange->response = TRY(std::get<WriteHandler>(call.route->handler)(call, scope));
      return ok();
    });
  };
  auto done = [this, exchange](Status status) noexcept {
    if (!status) exchange->response = refuse(status.error(), exchange->call.request);
    exchange->finish();
  };
  return lanes_.write(std::move(job), std::move(done)) ? false : refuse_busy(*exchange);
}

bool Dispatcher::run_blocking(const ExchangePtr& exchange) {
  auto job = [this, exchange]() noexcept {
    Call& call = exchange->call;
    const auto& handler = std::get<PlainHandler>(call.route->handler);
    settle(*exchange, guarded([&] { return handler(call); }));
    exchange->finish();
  };
  const bool is_hash = exchange->call.route->lane == Lane::kHash;
  const bool posted = is_hash ? lanes_.hash(std::move(job)) : lanes_.background(std::move(job));
  return posted ? false : refuse_busy(*exchange);
}

void Dispatcher::settle(Exchange& exchange, Result<Response> result) {
  exchange.response =
      result ? std::move(result).value() : refuse(result.error(), exchange.call.request);
}

bool Dispatcher::refuse_busy(Exchange& exchange) {
  exchange.response = problem(Error{&errors::unavailable}, exchange.call.request);
  return true;
}

Response Dispatcher::refuse(const Error& error, const Request& request) {
  const bool is_ours = error.code() == ErrorCode::kInternal ||
                       error.code() == ErrorCode::kUnavailable ||
                       error.code() == ErrorCode::kStorageFull;
  if (is_ours) {
    log_.write(platform::LogLevel::kError, "http.failure",
               {{"code", error.id()},
                {"detail", std::string_view(error.detail)},
                {"request_id", std::string_view(request.request_id)}});
  }
  return problem(error, request);
}

}  // namespace cochin::http
