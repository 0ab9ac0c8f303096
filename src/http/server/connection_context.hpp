#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/middleware/client_address.hpp"
#include "http/middleware/request_id.hpp"
#include "http/server/dispatcher.hpp"
#include "http/server/finished_queue.hpp"
#include "http/server/incoming_body.hpp"
#include "http/server/server.hpp"
#include "platform/jobs/thread_pool.hpp"
#include "platform/net/tls.hpp"

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
  platform::ThreadPool& disk;  ///< reads and writes the files of bodies
  const std::filesystem::path& spool_folder;
  std::shared_ptr<const platform::TlsIdentity> identity = {};  ///< of HTTPS; empty for plain HTTP

  FinishedQueue finished{io};  ///< thread-safe
  RequestIds request_ids = {};
  std::vector<char> scratch = std::vector<char>(64 * 1024);  ///< what one `recv` brings
  BodyStock bodies = {};
  bool is_stopping = false;
  std::int64_t date_second = 0;  ///< of `date`
  std::string date = {};
  std::function<void(ClientConnection&)> on_closed = {};  ///< forgets the connection

  std::int64_t now_us() const;  ///< of the steady clock
  std::int64_t now_ms() const { return now_us() / 1000; }
  std::string_view current_date();
};

}  // namespace cochin::http
