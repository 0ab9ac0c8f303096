#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "platform/net/tls.hpp"

namespace cochin::http {

/// A client's non-blocking socket, with TLS over it or not. One thread.
class ClientStream {
 public:
  using Wake = std::function<void(boost::system::error_code)>;

  /// `identity`: of HTTPS; empty for plain HTTP.
  ClientStream(boost::asio::ip::tcp::socket socket,
               std::shared_ptr<const platform::TlsIdentity> identity);

  bool is_secure() const { return tls_.has_value(); }

  /// How many bytes came; `error` is would_block when none is there, eof at the end.
  std::size_t read_some(std::span<char> into, boost::system::error_code& error);
  /// How many bytes of `head` and then `body` went; `error` is would_block when none did.
  std::size_t write_some(std::string_view head, std::string_view body,
                         boost::system::error_code& error);

  /// Calls `wake` once when a read may give something, or a write may take something, that would
  /// have blocked before.
  void await_read(Wake wake);
  void await_write(Wake wake);

  /// Ends the sending side; what the client still sends can be read.
  void end_sending();
  void close();
  bool is_open() const { return socket_.is_open(); }

 private:
  using Outcome = platform::TlsSession::Outcome;
  std::size_t take(platform::TlsSession::Step step, Outcome& last,
                   boost::system::error_code& error);

  boost::asio::ip::tcp::socket socket_;
  std::optional<platform::TlsSession> tls_;
  Outcome last_read_ = Outcome::kWantsRead;
  Outcome last_write_ = Outcome::kWantsWrite;
};

}  // namespace cochin::http
