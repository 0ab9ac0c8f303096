#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "base/result.hpp"

namespace cochin::storage {

/// Lets one thread wait for a job on another. A job that has not begun at the deadline never runs;
/// one that has begun is waited for to its end, because it uses the waiter's variables.
class WaitingCall {
 public:
  /// For the job: false when the waiter has given up, and the job must not run.
  bool begin();
  void finish(Status status);

  /// For the waiter. Errors: unavailable at the deadline, else those of the job.
  Status wait(std::chrono::milliseconds limit);

 private:
  enum class State { kQueued, kRunning, kFinished, kAbandoned };

  std::mutex mutex_;
  std::condition_variable changed_;
  State state_ = State::kQueued;
  Status status_;
};

}  // namespace cochin::storage
