#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "http/server/client_stream.hpp"
#include "http/server/connection_context.hpp"
#include "http/server/exchange.hpp"
#include "http/server/http_parser.hpp"
#include "http/server/incoming_body.hpp"
#include "http/server/outgoing_file.hpp"

namespace cochin::http {

/// What a client gets that is still sending a head, or reading its answer, when the server stops.
inline constexpr std::chrono::milliseconds kClientStopAllowance{500};

/// One client: reads a request, has it handled, writes the answer, and again. Everything happens
/// on the io thread but the handler and the work on files.
class ClientConnection final : public Exchange,
                               public std::enable_shared_from_this<ClientConnection> {
 public:
  ClientConnection(boost::asio::ip::tcp::socket socket, std::string peer,
                   ConnectionContext& context);

  void start();
  void finish() noexcept override;
  /// The handler has ended: on the io thread.
  void on_finished();
  /// Enforces the deadline of the present phase.
  void on_tick(std::int64_t now_ms);
  /// Closes when idle; else the present request is the last, if all of its head comes at once.
  void stop();
  void close();

  const std::string& peer() const { return peer_.address; }
  std::size_t index = 0;  ///< in the server's list

 private:
  enum class Phase {
    kHead,
    kAdmission,
    kBody,
    kSpooling,  ///< the disk takes a piece of the body
    kHandling,
    kLoading,  ///< the disk gives a piece of the answer
    kWriting,
    kDraining,
    kClosed
  };

  void advance();
  bool is_time_for_others();
  bool read_head_step();
  bool read_body_step();
  Status begin_request(std::string_view head_text);
  void on_admitted();
  Status admit_body();
  void handle();
  void use_disk(Phase phase);
  void work_on_disk();
  void on_loaded();

  void await_input();
  void on_input(boost::system::error_code error);
  void receive(std::string_view bytes);
  void consume(std::size_t count);

  void refuse_and_close(const Error& error);
  bool sends_body() const;
  void send();
  void send_with_head(std::string_view body);
  void write_some();
  void on_output(boost::system::error_code error);
  void on_sent();
  void drain();
  void enter(Phase phase, std::chrono::milliseconds allowance);
  void release_body();
  void log_request() const;
  std::string_view allowed_cors_origin() const;

  ConnectionContext& context_;
  ClientStream stream_;
  Peer peer_;
  Phase phase_ = Phase::kHead;
  std::int64_t deadline_ms_ = 0;
  bool is_waiting_ = false;   ///< for input
  bool close_after_ = false;  ///< the present answer is the last
  bool had_turn_ = false;     ///< began a request since other connections had their turn

  std::string input_;  ///< received, not yet consumed
  HeadScanner scanner_;
  Framing framing_;
  IncomingBody body_;
  std::size_t drained_bytes_ = 0;
  std::int64_t body_started_ms_ = 0;
  std::int64_t request_started_us_ = 0;

  std::string head_out_;
  std::string_view body_out_;
  std::optional<OutgoingFile> outgoing_;  ///< gives `body_out_` piece by piece
  std::size_t written_ = 0;
};

}  // namespace cochin::http
