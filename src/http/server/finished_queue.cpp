#include "http/server/finished_queue.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "http/server/client_connection.hpp"

namespace cochin::http {

void FinishedQueue::push(std::shared_ptr<ClientConnection> connection) {
  bool is_first = false;
  {
    const std::lock_guard lock(mutex_);
    is_first = waiting_.empty();
    waiting_.push_back(std::move(connection));
  }
  if (is_first) boost::asio::post(io_, [this] { drain(); });
}

void FinishedQueue::drain() {
  std::vector<std::shared_ptr<ClientConnection>> finished;
  {
    const std::lock_guard lock(mutex_);
    finished.swap(waiting_);
  }
  for (const auto& connection : finished) connection->on_finished();
}

}  // namespace cochin::http
