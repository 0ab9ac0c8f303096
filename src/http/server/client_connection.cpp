#include "http/server/client_connection.hpp"

#include <boost/asio/buffer.hpp>
#include <chrono>
#include <utility>

#include "base/error_catalog.hpp"
#include "http/middleware/host_check.hpp"
#include "http/middleware/same_origin.hpp"

namespace cochin::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

}  // namespace

ClientConnection::ClientConnection(asio::ip::tcp::socket socket, std::string peer,
                                   ConnectionContext& context)
    : context_(context),
      stream_(std::move(socket), context.identity),
      peer_{std::move(peer), stream_.is_secure()},
      body_(call.request.body, context.bodies, context.limits) {}

void ClientConnection::start() {
  enter(Phase::kHead, context_.limits.header_deadline);
  await_input();
}

void ClientConnection::enter(Phase phase, std::chrono::milliseconds allowance) {
  phase_ = phase;
  deadline_ms_ = context_.now_ms() + allowance.count();
}

/// Whoever sends requests without waiting for answers would otherwise keep the thread.
bool ClientConnection::is_time_for_others() {
  if (!had_turn_) return false;
  had_turn_ = false;
  asio::post(context_.io, [self = shared_from_this()] { self->advance(); });
  return true;
}

/// Goes on until it must wait for the client, for a handler or for its turn.
void ClientConnection::advance() {
  bool goes_on = true;
  while (goes_on) {
    if (phase_ == Phase::kHead && !input_.empty() && is_time_for_others()) return;
    switch (phase_) {
      case Phase::kHead: goes_on = read_head_step(); break;
      case Phase::kBody: goes_on = read_body_step(); break;
      case Phase::kDraining:
        drain();
        goes_on = false;
        break;
      default: return;
    }
  }
  if (phase_ == Phase::kHead || phase_ == Phase::kBody || phase_ == Phase::kDraining) {
    await_input();
  }
}

bool ClientConnection::read_head_step() {
  if (input_.empty()) return false;
  // One empty line before a request is forgiven (RFC 9112 section 2.2).
  if (input_.starts_with("\r\n")) {
    consume(2);
    scanner_.reset();
    return !input_.empty();
  }
  if (input_ == "\r") return false;
  const Result<std::size_t> size = scanner_.scan(input_);
  if (size && *size == 0) return false;
  had_turn_ = true;
  request_started_us_ = context_.now_us();
  call.clear();
  call.request.request_id = context_.request_ids.next();
  identify_client(call.request, peer_, context_.proxies);
  close_after_ = true;
  if (!size) {
    refuse_and_close(size.error());
    return true;
  }
  Status begun = begin_request(std::string_view(input_).substr(0, *size));
  if (!begun) {
    refuse_and_close(begun.error());
    return true;
  }
  consume(*size);
  scanner_.reset();
  close_after_ = context_.is_stopping || !framing_.keep_alive;
  admitted = check_host(call.request, context_.config.allowed_hosts);
  phase_ = Phase::kAdmission;
  if (!admitted || context_.dispatcher.admit(shared_from_this())) on_admitted();
  return true;
}

/// Before the body: a refused one need not be sent.
void ClientConnection::on_admitted() {
  if (admitted && call.route->method != Method::kUnknown) {
    admitted = check_same_origin(call.request, context_.config.trusted_origins);
  }
  if (admitted) admitted = admit_body();
  if (!admitted) {
    close_after_ = close_after_ || framing_.body != BodyKind::kNone;
    response = context_.dispatcher.refuse(admitted.error(), call.request);
    return send();
  }
  body_started_ms_ = context_.now_ms();
  enter(Phase::kBody, context_.limits.body_deadline);
}

Status ClientConnection::begin_request(std::string_view head_text) {
  Request& request = call.request;
  framing_ = TRY(parse_head(head_text, request.head));
  request.language = choose_language(request.header("Accept-Language"));
  identify_client(request, peer_, context_.proxies);
  request.target = TRY(parse_target(request.head.target()));
  return ok();
}

Status ClientConnection::admit_body() {
  TRY(body_.begin(framing_, call.route->options));
  if (framing_.body != BodyKind::kNone && framing_.expects_continue) {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;
    stream_.write_some(kContinue, {}, ignored);
  }
  return ok();
}

bool ClientConnection::read_body_step() {
  if (!body_.is_done() && !input_.empty()) {
    const std::string taken = std::exchange(input_, {});
    receive(taken);
    if (phase_ != Phase::kBody) return true;
  }
  if (body_.needs_disk()) {
    use_disk(Phase::kSpooling);
    return true;
  }
  if (!body_.is_done()) return false;
  handle();
  return true;
}

/// Body bytes go straight to the body; what follows them waits as input.
void ClientConnection::receive(std::string_view bytes) {
  if (phase_ != Phase::kBody || !input_.empty()) {
    input_.append(bytes);
    return;
  }
  const Result<std::size_t> used = body_.feed(bytes);
  if (!used) return refuse_and_close(used.error());
  input_.append(bytes.substr(*used));
  const auto granted =
      static_cast<std::int64_t>(body_.received() * 1000 / context_.limits.min_body_rate);
  deadline_ms_ = body_started_ms_ + context_.limits.body_deadline.count() + granted;
}

void ClientConnection::consume(std::size_t count) { input_.erase(0, count); }

void ClientConnection::handle() {
  auto stored = body_.finish();
  if (!stored) {
    response = context_.dispatcher.refuse(stored.error(), call.request);
    return send();
  }
  call.request.stored_body = *std::move(stored);
  phase_ = Phase::kHandling;
  if (context_.dispatcher.run(shared_from_this())) send();
}

/// Nothing comes in or goes out until a disk thread has done its part; `finish` follows.
void ClientConnection::use_disk(Phase phase) {
  phase_ = phase;
  const bool posted = context_.disk.post([self = shared_from_this()] {
    platform::run_guarded([&] { self->work_on_disk(); }, platform::report_defect_to_stderr);
    self->finish();
  });
  if (!posted) close();
}

void ClientConnection::work_on_disk() {
  if (outgoing_) {
    outgoing_->read_next();
  } else {
    body_.work_on_disk(context_.spool_folder);
  }
}

void ClientConnection::finish() noexcept { context_.finished.push(shared_from_this()); }

void ClientConnection::on_finished() {
  switch (phase_) {
    case Phase::kClosed: return;
    case Phase::kAdmission: on_admitted(); break;
    case Phase::kSpooling: phase_ = Phase::kBody; break;
    case Phase::kLoading: on_loaded(); break;
    default: send(); break;
  }
  advance();
}

void ClientConnection::await_input() {
  if (is_waiting_ || phase_ == Phase::kClosed) return;
  is_waiting_ = true;
  stream_.await_read([self = shared_from_this()](error_code error) { self->on_input(error); });
}

void ClientConnection::on_input(error_code error) {
  is_waiting_ = false;
  had_turn_ = false;
  if (phase_ == Phase::kClosed) return;
  if (error) return close();
  const std::size_t size = stream_.read_some(context_.scratch, error);
  if (error == asio::error::would_block) return await_input();
  if (error) return close();
  if (phase_ == Phase::kHead && input_.empty()) {
    deadline_ms_ = context_.now_ms() + context_.limits.header_deadline.count();
  }
  receive({context_.scratch.data(), size});
  advance();
}

void ClientConnection::on_tick(std::int64_t now_ms) {
  const bool is_ours = phase_ == Phase::kAdmission || phase_ == Phase::kHandling ||
                       phase_ == Phase::kSpooling || phase_ == Phase::kLoading;
  if (is_ours || phase_ == Phase::kClosed || now_ms < deadline_ms_) return;
  const bool is_late_request =
      phase_ == Phase::kBody || (phase_ == Phase::kHead && !input_.empty());
  if (!is_late_request) return close();
  if (phase_ == Phase::kHead) {
    call.clear();
    call.request.request_id = context_.request_ids.next();
    call.request.client_address = peer_.address;
    request_started_us_ = context_.now_us();
  }
  refuse_and_close(Error{&errors::request_timeout});
  advance();
}

void ClientConnection::stop() {
  if (phase_ == Phase::kHead && input_.empty()) return close();
  if (phase_ == Phase::kHead || phase_ == Phase::kDraining) {
    deadline_ms_ = std::min(deadline_ms_, context_.now_ms() + kClientStopAllowance.count());
  }
  close_after_ = true;
}

void ClientConnection::close() {
  if (phase_ == Phase::kClosed) return;
  release_body();
  phase_ = Phase::kClosed;
  stream_.close();
  context_.on_closed(*this);
}

}  // namespace cochin::http
