#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "http/server/dispatcher.hpp"
#include "http/server/router.hpp"
#include "platform/config/config.hpp"
#include "platform/log/log.hpp"

namespace cochin::http {

struct ServerLimits {
  std::size_t max_connections = 10'000;
  std::size_t max_connections_per_address = 1'000;
  std::size_t max_buffered_body_bytes = 512 * 1024 * 1024;  ///< of all bodies being received
  std::uint64_t max_spooled_body_bytes = std::uint64_t{4} * 1024 * 1024 * 1024;  ///< in files
  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds body_deadline{30'000};  ///< plus what `min_body_rate` grants
  std::size_t min_body_rate = 16 * 1024;            ///< bytes a second
  std::chrono::milliseconds idle_deadline{60'000};
  std::chrono::milliseconds write_stall_deadline{30'000};
  std::chrono::milliseconds stop_deadline{10'000};
  std::chrono::milliseconds tick{1'000};  ///< how exactly deadlines are kept
};

/// What a server is made of.
struct ServerParts {
  platform::HttpConfig config;
  Router router;
  LanePorts lanes;
  std::filesystem::path spool_folder;  ///< where large bodies wait, in files without a name
  ServerLimits limits = {};
};

/// The HTTP/1.1 server: one thread for sockets and parsing, two for the files of bodies, handlers
/// on the lanes.
class Server {
 public:
  /// What stands behind `parts.lanes`, and `log`, must outlive the server. errors::config_value
  /// for a bad proxy, errors::config_tls for a certificate that cannot serve.
  static Result<std::unique_ptr<Server>> create(ServerParts parts, platform::Log& log);
  ~Server();

  /// Opens the port. errors::listen_failed.
  Status listen();
  /// The port that is open; useful when the configuration says 0.
  std::uint16_t port() const;

  /// Serves until `stop`, or SIGTERM or SIGINT when `handle_signals` was called; SIGHUP then loads
  /// the certificate again. Returns when the
  /// requests that were running are answered or the stop deadline is over.
  void run();
  void handle_signals();
  /// From any thread: no new connection, idle ones are closed, running requests are answered.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cochin::http
