#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <mutex>
#include <vector>

namespace cochin::http {

class ClientConnection;

/// Connections whose handler has ended, on their way back to the io thread: all that end while it
/// is busy wake it once, as a group of writes does.
class FinishedQueue {
 public:
  explicit FinishedQueue(boost::asio::io_context& io) : io_(io) {}

  void push(std::shared_ptr<ClientConnection> connection);  ///< thread-safe

 private:
  void drain();

  boost::asio::io_context& io_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<ClientConnection>> waiting_;
};

}  // namespace cochin::http
