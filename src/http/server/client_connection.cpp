#include "http/server/client_connection.hpp"

#include <array>
#include <boost/asio/buffer.hpp>
#include <chrono>

#include "base/error_catalog.hpp"
#include "http/middleware/host_check.hpp"
#include "http/middleware/same_origin.hpp"
#include "http/problem.hpp"
#include "http/server/response_head.hpp"

namespace cochin::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t kKeptBodyCapacity = 64 * 1024;
constexpr std::size_t kMaxDrainedBytes = 16 * 1024 * 1024;
constexpr std::chrono::milliseconds kDrainDeadline{5'000};
/// What a client gets that is still sending a head, or reading its answer, when the server stops.
constexpr std::chrono::milliseconds kStopAllowance{500};

std::int64_t steady_us() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

}  // namespace

std::int64_t ConnectionContext::now_ms() const { return steady_us() / 1000; }

std::string_view ConnectionContext::current_date() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t second = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  if (second != date_second) {
    date_second = second;
    date = format_http_date(second);
  }
  return date;
}

ClientConnection::ClientConnection(asio::ip::tcp::socket socket, std::string peer,
                                   ConnectionContext& context)
    : context_(context), socket_(std::move(socket)), peer_(std::move(peer)) {}

void ClientConnection::start() {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
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
  request_started_us_ = steady_us();
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
  body_reader_.start(framing_, call.route->options.body_limit);
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
  if (framing_.body == BodyKind::kNone) return ok();
  const std::size_t limit = call.route->options.body_limit;
  if (framing_.length > limit) return body_too_large(limit);
  if (context_.buffered_body_bytes + framing_.length > context_.limits.max_buffered_body_bytes) {
    return Error{&errors::unavailable, {}, {}, "too many bodies at once"};
  }
  charged_bytes_ = static_cast<std::size_t>(framing_.length);
  context_.buffered_body_bytes += charged_bytes_;
  if (framing_.expects_continue) {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;
    socket_.write_some(asio::buffer(kContinue.data(), kContinue.size()), ignored);
  }
  return ok();
}

bool ClientConnection::read_body_step() {
  if (!body_reader_.is_done()) {
    if (input_.empty()) return false;
    const std::string taken = std::move(input_);
    input_.clear();
    receive(taken);
    if (phase_ != Phase::kBody) return true;
    if (!body_reader_.is_done()) return false;
  }
  handle();
  return true;
}

/// Body bytes go straight to the body; what follows them waits as input.
void ClientConnection::receive(std::string_view bytes) {
  if (phase_ != Phase::kBody || !input_.empty()) {
    input_.append(bytes);
    return;
  }
  std::string& body = call.request.body;
  const Result<std::size_t> used = body_reader_.feed(bytes, body);
  if (!used) return refuse_and_close(used.error());
  input_.append(bytes.substr(*used));
  if (framing_.body == BodyKind::kChunked && body.size() > charged_bytes_) {
    context_.buffered_body_bytes += body.size() - charged_bytes_;
    charged_bytes_ = body.size();
    if (context_.buffered_body_bytes > context_.limits.max_buffered_body_bytes) {
      return refuse_and_close(Error{&errors::unavailable});
    }
  }
  const auto granted =
      static_cast<std::int64_t>(body.size() * 1000 / context_.limits.min_body_rate);
  deadline_ms_ = body_started_ms_ + context_.limits.body_deadline.count() + granted;
}

void ClientConnection::consume(std::size_t count) { input_.erase(0, count); }

void ClientConnection::handle() {
  phase_ = Phase::kHandling;
  if (context_.dispatcher.run(shared_from_this())) send();
}

void ClientConnection::finish() { context_.finished.push(shared_from_this()); }

void ClientConnection::on_finished() {
  if (phase_ == Phase::kClosed) return;
  if (phase_ == Phase::kAdmission) {
    on_admitted();
  } else {
    send();
  }
  advance();
}

void ClientConnection::await_input() {
  if (is_waiting_ || phase_ == Phase::kClosed) return;
  is_waiting_ = true;
  socket_.async_wait(asio::ip::tcp::socket::wait_read,
                     [self = shared_from_this()](error_code error) { self->on_input(error); });
}

void ClientConnection::on_input(error_code error) {
  is_waiting_ = false;
  had_turn_ = false;
  if (phase_ == Phase::kClosed) return;
  if (error) return close();
  const std::size_t size = socket_.read_some(asio::buffer(context_.scratch), error);
  if (error == asio::error::would_block) return await_input();
  if (error) return close();
  if (phase_ == Phase::kHead && input_.empty()) {
    deadline_ms_ = context_.now_ms() + context_.limits.header_deadline.count();
  }
  receive({context_.scratch.data(), size});
  advance();
}

void ClientConnection::refuse_and_close(const Error& error) {
  close_after_ = true;
  response = context_.dispatcher.refuse(error, call.request);
  send();
}

std::string_view ClientConnection::allowed_cors_origin() const {
  const std::string_view origin = call.request.header("Origin");
  if (origin.empty()) return {};
  for (const std::string& allowed : context_.config.cors_origins) {
    if (allowed == origin) return origin;
  }
  return {};
}

void ClientConnection::send() {
  const Request& request = call.request;
  if (context_.is_stopping) close_after_ = true;
  const std::string_view body =
      response.static_body.empty() ? std::string_view(response.body) : response.static_body;
  ResponseFrame frame;
  frame.date = context_.current_date();
  frame.cors_origin = allowed_cors_origin();
  frame.keep_alive = !close_after_;
  frame.body_size = body.size();
  head_out_.clear();
  append_response_head(head_out_, response, request, frame);
  const bool has_body = request.method() != Method::kHead && allows_body(response.status);
  body_out_ = has_body ? body : std::string_view();
  written_ = 0;
  enter(Phase::kWriting, context_.limits.write_stall_deadline);
  write_some();
}

/// Writes head and body without joining them; returns with the phase unchanged while the client
/// does not take more.
void ClientConnection::write_some() {
  while (written_ < head_out_.size() + body_out_.size()) {
    const std::size_t head_done = std::min(written_, head_out_.size());
    const std::size_t body_done = written_ - head_done;
    const std::array<asio::const_buffer, 2> buffers = {
        asio::const_buffer(head_out_.data() + head_done, head_out_.size() - head_done),
        asio::const_buffer(body_out_.data() + body_done, body_out_.size() - body_done)};
    error_code error;
    const std::size_t written = socket_.write_some(buffers, error);
    if (error == asio::error::would_block) {
      socket_.async_wait(
          asio::ip::tcp::socket::wait_write,
          [self = shared_from_this()](error_code failure) { self->on_output(failure); });
      return;
    }
    if (error) return close();
    written_ += written;
    deadline_ms_ = context_.now_ms() + context_.limits.write_stall_deadline.count();
  }
  on_sent();
}

void ClientConnection::on_output(error_code error) {
  if (phase_ == Phase::kClosed) return;
  if (error) return close();
  write_some();
  advance();
}

void ClientConnection::on_sent() {
  log_request();
  release_body();
  response = Response();
  if (!close_after_) {
    return enter(Phase::kHead,
                 input_.empty() ? context_.limits.idle_deadline : context_.limits.header_deadline);
  }
  // Closing at once could reset the connection before the client has read the answer
  // (RFC 9112 section 9.6).
  error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  drained_bytes_ = 0;
  enter(Phase::kDraining, context_.is_stopping ? kStopAllowance : kDrainDeadline);
}

void ClientConnection::drain() {
  drained_bytes_ += input_.size();
  input_.clear();
  if (drained_bytes_ > kMaxDrainedBytes) close();
}

void ClientConnection::release_body() {
  context_.buffered_body_bytes -= charged_bytes_;
  charged_bytes_ = 0;
  // A lane that still runs at a forced stop reads the call.
  if (phase_ == Phase::kHandling || phase_ == Phase::kAdmission) return;
  if (call.request.body.capacity() > kKeptBodyCapacity) std::string().swap(call.request.body);
}

void ClientConnection::log_request() const {
  const Request& request = call.request;
  const std::string_view pattern =
      call.route == nullptr ? std::string_view("(none)") : std::string_view(call.route->pattern);
  context_.log.write(platform::LogLevel::kInfo, "http.request",
                     {{"method", method_name(request.method())},
                      {"route", pattern},
                      {"status", static_cast<std::int64_t>(response.status)},
                      {"us", steady_us() - request_started_us_},
                      {"client", std::string_view(request.client_address)},
                      {"request_id", std::string_view(request.request_id)}});
}

void ClientConnection::on_tick(std::int64_t now_ms) {
  const bool has_deadline = phase_ != Phase::kAdmission && phase_ != Phase::kHandling;
  if (!has_deadline || phase_ == Phase::kClosed || now_ms < deadline_ms_) return;
  const bool is_late_request =
      phase_ == Phase::kBody || (phase_ == Phase::kHead && !input_.empty());
  if (!is_late_request) return close();
  if (phase_ == Phase::kHead) {
    call.clear();
    call.request.request_id = context_.request_ids.next();
    call.request.client_address = peer_;
    request_started_us_ = steady_us();
  }
  refuse_and_close(Error{&errors::request_timeout});
  advance();
}

void ClientConnection::stop() {
  if (phase_ == Phase::kHead && input_.empty()) return close();
  if (phase_ == Phase::kHead || phase_ == Phase::kDraining) {
    deadline_ms_ = std::min(deadline_ms_, context_.now_ms() + kStopAllowance.count());
  }
  close_after_ = true;
}

void ClientConnection::close() {
  if (phase_ == Phase::kClosed) return;
  release_body();
  phase_ = Phase::kClosed;
  error_code ignored;
  socket_.close(ignored);
  context_.on_closed(*this);
}

}  // namespace cochin::http
