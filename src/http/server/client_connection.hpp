#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/middleware/client_address.hpp"
#include "http/middleware/request_id.hpp"
#include "http/server/body_reader.hpp"
#include "http/server/dispatcher.hpp"
#include "http/server/exchange.hpp"
#include "http/server/finished_queue.hpp"
#include "http/server/http_parser.hpp"
#include "http/server/server.hpp"

namespace cochin::http {

class ClientConnection;

/// What the connections of one io thread share. Only that thread uses it.
struct ConnectionContext {
  boost::asio::io_context& io;
  const platform::HttpConfig& config;
  const ServerLimits& limits;
  const TrustedProxies& proxies;
  Dispatcher& dispatcher;
  platform::Log& log;

  FinishedQueue finished{io};  ///< thread-safe
  RequestIds request_ids = {};
  std::vector<char> scratch = std::vector<char>(64 * 1024);  ///< what one `recv` brings
  std::size_t buffered_body_bytes = 0;
  bool is_stopping = false;
  std::int64_t date_second = 0;  ///< of `date`
  std::string date = {};
  std::function<void(ClientConnection&)> on_closed = {};  ///< forgets the connection

  std::int64_t now_ms() const;  ///< of the steady clock
  std::string_view current_date();
};

/// One client: reads a request, has it handled, writes the answer, and again. Everything happens
/// on the io thread but the handler.
class ClientConnection final : public Exchange,
                               public std::enable_shared_from_this<ClientConnection> {
 public:
  ClientConnection(boost::asio::ip::tcp::socket socket, std::string peer,
                   ConnectionContext& context);

  void start();
  void finish() override;
  /// The handler has ended: on the io thread.
  void on_finished();
  /// Enforces the deadline of the present phase.
  void on_tick(std::int64_t now_ms);
  /// Closes when idle; else the present request is the last, if all of its head comes at once.
  void stop();
  void close();

  const std::string& peer() const { return peer_; }
  std::size_t index = 0;  ///< in the server's list

 private:
  enum class Phase { kHead, kAdmission, kBody, kHandling, kWriting, kDraining, kClosed };

  void advance();
  bool is_time_for_others();
  bool read_head_step();
  bool read_body_step();
  Status begin_request(std::string_view head_text);
  void on_admitted();
  Status admit_body();
  void handle();

  void await_input();
  void on_input(boost::system::error_code error);
  void receive(std::string_view bytes);
  void consume(std::size_t count);

  void refuse_and_close(const Error& error);
  void send();
  void write_some();
  void on_output(boost::system::error_code error);
  void on_sent();
  void drain();
  void enter(Phase phase, std::chrono::milliseconds allowance);
  void release_body();
  void log_request() const;
  std::string_view allowed_cors_origin() const;

  ConnectionContext& context_;
  boost::asio::ip::tcp::socket socket_;
  std::string peer_;
  Phase phase_ = Phase::kHead;
  std::int64_t deadline_ms_ = 0;
  bool is_waiting_ = false;   ///< for input
  bool close_after_ = false;  ///< the present answer is the last
  bool had_turn_ = false;     ///< began a request since other connections had their turn

  std::string input_;  ///< received, not yet consumed
  HeadScanner scanner_;
  Framing framing_;
  BodyReader body_reader_;
  std::size_t charged_bytes_ = 0;  ///< of `buffered_body_bytes`
  std::size_t drained_bytes_ = 0;
  std::int64_t body_started_ms_ = 0;
  std::int64_t request_started_us_ = 0;

  std::string head_out_;
  std::string_view body_out_;
  std::size_t written_ = 0;
};

}  // namespace cochin::http
