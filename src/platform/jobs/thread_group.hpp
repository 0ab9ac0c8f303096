#pragma once

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace cochin::platform {

/// Threads that run one function, each with its number from 0, until it returns.
class ThreadGroup {
 public:
  /// Makes all of them. When the machine gives no more threads, `end` is called, which lets those
  /// already made return; they are joined and the exception (`std::system_error`) goes on.
  ThreadGroup(std::size_t count, const std::function<void(std::size_t)>& work,
              const std::function<void()>& end);

  /// Waits until each has returned. Calling it again does nothing.
  void join() { threads_.clear(); }

  bool holds_current_thread() const;

 private:
  std::vector<std::jthread> threads_;
  std::vector<std::thread::id> ids_;
};

}  // namespace cochin::platform
