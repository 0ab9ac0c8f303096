#include "storage/lanes/waiting_call.hpp"

#include <utility>

#include "base/error_catalog.hpp"

namespace cochin::storage {

bool WaitingCall::begin() {
  const std::lock_guard lock(mutex_);
  if (state_ == State::kAbandoned) return false;
  state_ = State::kRunning;
  return true;
}

void WaitingCall::finish(Status status) {
  {
    const std::lock_guard lock(mutex_);
    state_ = State::kFinished;
    status_ = std::move(status);
  }
  changed_.notify_one();
}

Status WaitingCall::wait(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, limit, [this] { return state_ == State::kFinished; });
  if (state_ == State::kQueued) {
    state_ = State::kAbandoned;
    return Error{&errors::unavailable, {}, {}, "the queue did not move in time"};
  }
  changed_.wait(lock, [this] { return state_ == State::kFinished; });
  return std::move(status_);
}

}  // namespace cochin::storage
