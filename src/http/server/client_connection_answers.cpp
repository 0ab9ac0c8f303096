#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <utility>

#include "http/server/client_connection.hpp"
#include "http/server/response_head.hpp"

/// How a connection answers.
namespace cochin::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t kKeptBodyCapacity = 64 * 1024;
constexpr std::size_t kMaxDrainedBytes = 16 * 1024 * 1024;
constexpr std::chrono::milliseconds kDrainDeadline{5'000};

}  // namespace

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

bool ClientConnection::sends_body() const {
  return call.request.method() != Method::kHead && allows_body(response.status);
}

void ClientConnection::send() {
  if (response.file && sends_body()) {
    outgoing_.emplace(*response.file);
    return use_disk(Phase::kLoading);
  }
  send_with_head(response.static_body.empty() ? std::string_view(response.body)
                                              : response.static_body);
}

/// A file that fails in the middle of its answer can only be cut short.
void ClientConnection::on_loaded() {
  const bool is_first = outgoing_->is_first_piece();
  if (!outgoing_->status()) {
    response = context_.dispatcher.refuse(outgoing_->status().error(), call.request);
    outgoing_.reset();
    return is_first ? send() : close();
  }
  if (is_first) return send_with_head(outgoing_->piece());
  head_out_.clear();
  body_out_ = outgoing_->piece();
  written_ = 0;
  enter(Phase::kWriting, context_.limits.write_stall_deadline);
  write_some();
}

void ClientConnection::send_with_head(std::string_view body) {
  const Request& request = call.request;
  if (context_.is_stopping) close_after_ = true;
  ResponseFrame frame;
  frame.date = context_.current_date();
  frame.cors_origin = allowed_cors_origin();
  frame.keep_alive = !close_after_;
  frame.body_size = response.file ? response.file->bytes.size() : body.size();
  head_out_.clear();
  append_response_head(head_out_, response, request, frame);
  body_out_ = sends_body() ? body : std::string_view();
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
    error_code error;
    const std::size_t written = stream_.write_some(std::string_view(head_out_).substr(head_done),
                                                   body_out_.substr(body_done), error);
    if (error == asio::error::would_block) {
      stream_.await_write(
          [self = shared_from_this()](error_code failure) { self->on_output(failure); });
      return;
    }
    if (error) return close();
    written_ += written;
    deadline_ms_ = context_.now_ms() + context_.limits.write_stall_deadline.count();
  }
  if (outgoing_ && !outgoing_->is_over()) return use_disk(Phase::kLoading);
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
  outgoing_.reset();
  response = Response();
  if (!close_after_) {
    return enter(Phase::kHead,
                 input_.empty() ? context_.limits.idle_deadline : context_.limits.header_deadline);
  }
  // Closing at once could reset the connection before the client has read the answer
  // (RFC 9112 section 9.6).
  stream_.end_sending();
  drained_bytes_ = 0;
  enter(Phase::kDraining, context_.is_stopping ? kClientStopAllowance : kDrainDeadline);
}

void ClientConnection::drain() {
  drained_bytes_ += input_.size();
  input_.clear();
  if (drained_bytes_ > kMaxDrainedBytes) close();
}

void ClientConnection::release_body() {
  body_.leave_stock();
  // A thread that still runs at a forced stop uses the call and the body.
  if (phase_ == Phase::kHandling || phase_ == Phase::kAdmission || phase_ == Phase::kSpooling) {
    return;
  }
  body_.clear();
  call.request.stored_body.reset();
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
                      {"us", context_.now_us() - request_started_us_},
                      {"client", std::string_view(request.client_address)},
                      {"request_id", std::string_view(request.request_id)}});
}

}  // namespace cochin::http
