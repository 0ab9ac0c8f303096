#include "http/server/server.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <unordered_map>
#include <vector>

#include "base/error_catalog.hpp"
#include "http/middleware/client_address.hpp"
#include "http/server/client_connection.hpp"

namespace cochin::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// How long accepting rests when descriptors or memory have run out.
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::int64_t kDaysOfWarning = 30;

std::string address_text(const tcp::socket& socket) {
  error_code error;
  const tcp::endpoint endpoint = socket.remote_endpoint(error);
  if (error) return {};
  asio::ip::address address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

/// Best effort for a client over the limits; the socket closes with the function.
void refuse_connection(tcp::socket& socket) {
  constexpr std::string_view kAnswer =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\n"
      "Cache-Control: no-store\r\nConnection: close\r\n\r\n";
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(kAnswer.data(), kAnswer.size()), ignored);
}

}  // namespace

struct Server::State {
  State(ServerParts parts, platform::Log& log)
      : config(std::move(parts.config)),
        limits(parts.limits),
        router(std::move(parts.router)),
        dispatcher(router, std::move(parts.lanes), log),
        spool_folder(std::move(parts.spool_folder)),
        context{io, config, limits, proxies, dispatcher, log, disk, spool_folder},
        disk({.threads = 2, .queue_limit = limits.max_connections}) {
    context.on_closed = [this](ClientConnection& connection) { forget(connection); };
  }

  void accept_next();
  void on_accepted(error_code error, tcp::socket socket);
  void admit(tcp::socket socket);
  void forget(ClientConnection& connection);
  void schedule_tick();
  void begin_stop();
  void end_when_idle();
  Status open_port();
  Status load_identity();
  void await_renewal();

  platform::HttpConfig config;
  ServerLimits limits;
  Router router;
  TrustedProxies proxies;
  asio::io_context io{1};
  Dispatcher dispatcher;
  const std::filesystem::path spool_folder;
  ConnectionContext context;
  tcp::acceptor acceptor{io};
  asio::steady_timer accept_timer{io};
  asio::steady_timer tick_timer{io};
  asio::signal_set signals{io};
  asio::signal_set renewals{io};
  std::vector<std::shared_ptr<ClientConnection>> connections;
  std::unordered_map<std::string, std::size_t> connections_by_address;
  std::int64_t stop_deadline_ms = 0;
  platform::ThreadPool disk;  ///< last: its threads end before what they use
};

Status Server::State::load_identity() {
  if (config.tls_certificate.empty()) return ok();
  context.identity = TRY(platform::TlsIdentity::load(config.tls_certificate, config.tls_key));
  const std::int64_t now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                                  std::chrono::system_clock::now().time_since_epoch())
                                  .count();
  const std::int64_t days = (context.identity->expires_at().milliseconds - now_ms) / kDayMs;
  if (days < kDaysOfWarning) {
    context.log.write(platform::LogLevel::kWarning, "tls.certificate_expires", {{"days", days}});
  }
  return ok();
}

/// A certificate that cannot serve leaves the one before it in place.
void Server::State::await_renewal() {
  renewals.async_wait([this](error_code cancelled, int) {
    if (cancelled) return;
    const Status loaded = load_identity();
    context.log.write(loaded ? platform::LogLevel::kInfo : platform::LogLevel::kError,
                      loaded ? "tls.certificate_renewed" : "tls.certificate_refused", {});
    await_renewal();
  });
}

Status Server::State::open_port() {
  const std::string where = config.listen_address + ":" + std::to_string(config.listen_port);
  const auto failed = [&](const error_code& error) {
    return Error{&errors::listen_failed, {{"address", where}}, {}, error.message()};
  };
  error_code error;
  const asio::ip::address address = asio::ip::make_address(config.listen_address, error);
  if (error) return failed(error);
  const tcp::endpoint endpoint(address, config.listen_port);
  acceptor.open(endpoint.protocol(), error);
  if (error) return failed(error);
  acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  acceptor.bind(endpoint, error);
  if (error) return failed(error);
  acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return failed(error);
  return ok();
}

void Server::State::accept_next() {
  if (!acceptor.is_open()) return;
  acceptor.async_accept(
      [this](error_code error, tcp::socket socket) { on_accepted(error, std::move(socket)); });
}

/// An error here is about descriptors, memory or a client that left: it never ends the listener.
void Server::State::on_accepted(error_code error, tcp::socket socket) {
  if (error == asio::error::operation_aborted || context.is_stopping) return;
  if (!error) {
    admit(std::move(socket));
    return accept_next();
  }
  if (error == asio::error::connection_aborted) return accept_next();
  context.log.write(platform::LogLevel::kWarning, "http.accept_failed",
                    {{"detail", std::string_view(error.message())}});
  accept_timer.expires_after(kAcceptPause);
  accept_timer.async_wait([this](error_code cancelled) {
    if (!cancelled) accept_next();
  });
}

void Server::State::admit(tcp::socket socket) {
  std::string peer = address_text(socket);
  if (peer.empty()) return;
  // A trusted proxy speaks for many clients.
  const bool is_counted = !proxies.contains(peer);
  std::size_t& from_here = connections_by_address[peer];
  const bool too_many = connections.size() >= limits.max_connections ||
                        (is_counted && from_here >= limits.max_connections_per_address);
  if (too_many) {
    if (from_here == 0) connections_by_address.erase(peer);
    return refuse_connection(socket);
  }
  ++from_here;
  auto connection = std::make_shared<ClientConnection>(std::move(socket), std::move(peer), context);
  connection->index = connections.size();
  connections.push_back(connection);
  connection->start();
}

void Server::State::forget(ClientConnection& connection) {
  const auto count = connections_by_address.find(connection.peer());
  if (count != connections_by_address.end() && --count->second == 0) {
    connections_by_address.erase(count);
  }
  const std::size_t index = connection.index;
  // The last reference may be this one: the connection must outlive the call.
  const std::shared_ptr<ClientConnection> keep = std::move(connections[index]);
  if (index + 1 != connections.size()) {
    connections[index] = std::move(connections.back());
    connections[index]->index = index;
  }
  connections.pop_back();
  asio::post(io, [keep] {});
}

void Server::State::schedule_tick() {
  tick_timer.expires_after(limits.tick);
  tick_timer.async_wait([this](error_code cancelled) {
    if (cancelled) return;
    const std::int64_t now = context.now_ms();
    // Backwards: a connection that closes is replaced by the last one.
    for (std::size_t i = connections.size(); i-- > 0;) {
      if (i < connections.size()) connections[i]->on_tick(now);
    }
    end_when_idle();
    if (!io.stopped()) schedule_tick();
  });
}

void Server::State::begin_stop() {
  if (context.is_stopping) return;
  context.is_stopping = true;
  stop_deadline_ms = context.now_ms() + limits.stop_deadline.count();
  error_code ignored;
  acceptor.close(ignored);
  for (std::size_t i = connections.size(); i-- > 0;) {
    if (i < connections.size()) connections[i]->stop();
  }
  end_when_idle();
}

void Server::State::end_when_idle() {
  if (!context.is_stopping) return;
  if (!connections.empty() && context.now_ms() < stop_deadline_ms) return;
  for (std::size_t i = connections.size(); i-- > 0;) connections[i]->close();
  io.stop();
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::create(ServerParts parts, platform::Log& log) {
  TrustedProxies proxies = TRY(TrustedProxies::parse(parts.config.trusted_proxies));
  auto state = std::make_unique<State>(std::move(parts), log);
  state->proxies = std::move(proxies);
  TRY(state->load_identity());
  std::signal(SIGPIPE, SIG_IGN);  // a client that left is an error of the write, not a signal
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

Status Server::listen() {
  TRY(state_->open_port());
  state_->accept_next();
  state_->schedule_tick();
  return ok();
}

std::uint16_t Server::port() const {
  error_code error;
  const tcp::endpoint endpoint = state_->acceptor.local_endpoint(error);
  return error ? std::uint16_t{0} : endpoint.port();
}

void Server::run() { state_->io.run(); }

void Server::handle_signals() {
  error_code ignored;
  state_->signals.add(SIGTERM, ignored);
  state_->signals.add(SIGINT, ignored);
  state_->signals.async_wait([this](error_code cancelled, int) {
    if (!cancelled) state_->begin_stop();
  });
  state_->renewals.add(SIGHUP, ignored);
  state_->await_renewal();
}

void Server::stop() {
  asio::post(state_->io, [state = state_.get()] { state->begin_stop(); });
}

}  // namespace cochin::http
