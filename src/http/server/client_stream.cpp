#include "http/server/client_stream.hpp"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace cochin::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

ClientStream::ClientStream(tcp::socket socket,
                           std::shared_ptr<const platform::TlsIdentity> identity)
    : socket_(std::move(socket)) {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(tcp::no_delay(true), ignored);
  if (!identity) return;
  socket_.native_non_blocking(true, ignored);
  tls_.emplace(std::move(identity), socket_.native_handle());
}

std::size_t ClientStream::read_some(std::span<char> into, error_code& error) {
  if (!tls_) return socket_.read_some(asio::buffer(into.data(), into.size()), error);
  return take(tls_->read(into), last_read_, error);
}

std::size_t ClientStream::write_some(std::string_view head, std::string_view body,
                                     error_code& error) {
  if (tls_) return take(tls_->write(head.empty() ? body : head), last_write_, error);
  const std::array<asio::const_buffer, 2> buffers = {asio::const_buffer(head.data(), head.size()),
                                                     asio::const_buffer(body.data(), body.size())};
  return socket_.write_some(buffers, error);
}

std::size_t ClientStream::take(platform::TlsSession::Step step, Outcome& last, error_code& error) {
  last = step.outcome;
  error = {};
  if (step.outcome == Outcome::kDone) return step.bytes;
  error = step.outcome == Outcome::kEnded ? error_code(asio::error::eof)
                                          : error_code(asio::error::would_block);
  return 0;
}

void ClientStream::await_read(Wake wake) {
  if (tls_ && last_read_ == Outcome::kDone && tls_->has_pending()) {
    asio::post(socket_.get_executor(), [wake = std::move(wake)] { wake({}); });
    return;
  }
  const bool waits_for_output = tls_ && last_read_ == Outcome::kWantsWrite;
  socket_.async_wait(waits_for_output ? tcp::socket::wait_write : tcp::socket::wait_read,
                     std::move(wake));
}

void ClientStream::await_write(Wake wake) {
  const bool waits_for_input = tls_ && last_write_ == Outcome::kWantsRead;
  socket_.async_wait(waits_for_input ? tcp::socket::wait_read : tcp::socket::wait_write,
                     std::move(wake));
}

void ClientStream::end_sending() {
  if (tls_) tls_->end();
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

void ClientStream::close() {
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace cochin::http
