#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace cochin::app {

/// Counts tries by key (an address, a user) in memory and says when to wait. It never touches an
/// account, and forgets at a restart. The table is bounded: when it is full, the key that has been
/// quiet for longest gives way. Thread-safe.
class RateLimit {
 public:
  struct Window {
    Duration span;
    std::size_t most;  ///< tries; 0: no limit
  };
  explicit RateLimit(std::vector<Window> windows, std::size_t most_keys = 10'000);

  /// Counts one try. An empty key is never limited. Errors: `too_many_attempts`, then not counted.
  Status reserve(std::string_view key, Timestamp now);
  /// Takes a try back that was counted at `now`.
  void give_back(std::string_view key, Timestamp now);

 private:
  using Tries = std::vector<Timestamp>;

  Duration wait_of(const Tries& tries, Timestamp now) const;
  void make_room();

  const std::vector<Window> windows_;
  const std::size_t most_keys_;
  Duration longest_{};
  std::mutex mutex_;  ///< guards the table
  std::unordered_map<std::string, Tries> table_;
};

/// `too_many_attempts` with `retry_after` in seconds and `minutes`, rounded up.
Error too_many_attempts(Duration wait);

}  // namespace cochin::app
