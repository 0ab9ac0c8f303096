#include "app/auth/rate_limit.hpp"

#include <algorithm>

#include "base/clock_tolerance.hpp"
#include "base/error_catalog.hpp"

namespace cochin::app {

Error too_many_attempts(Duration wait) {
  const std::int64_t seconds = (wait.milliseconds + 999) / 1000;
  return Error{
      &errors::too_many_attempts,
      {{"retry_after", std::to_string(seconds)}, {"minutes", std::to_string((seconds + 59) / 60)}}};
}

RateLimit::RateLimit(std::vector<Window> windows, std::size_t most_keys)
    : windows_(std::move(windows)), most_keys_(most_keys) {
  for (const Window& window : windows_) {
    if (window.most > 0) longest_ = std::max(longest_, window.span);
  }
}

Status RateLimit::reserve(std::string_view key, Timestamp now) {
  if (key.empty() || longest_.milliseconds == 0) return ok();
  const std::lock_guard lock(mutex_);
  auto found = table_.find(std::string(key));
  if (found == table_.end()) {
    make_room();
    found = table_.emplace(key, Tries()).first;
  }
  Tries& tries = found->second;
  std::erase_if(tries, [&](Timestamp time) {
    return time.milliseconds <= now.milliseconds - longest_.milliseconds || is_ahead(time, now);
  });
  const Duration wait = wait_of(tries, now);
  if (wait.milliseconds > 0) return too_many_attempts(wait);
  tries.push_back(now);
  return ok();
}

void RateLimit::give_back(std::string_view key, Timestamp now) {
  const std::lock_guard lock(mutex_);
  const auto found = table_.find(std::string(key));
  if (found == table_.end()) return;
  const auto counted = std::ranges::find(found->second, now);
  if (counted != found->second.end()) found->second.erase(counted);
  if (found->second.empty()) table_.erase(found);
}

/// A window is full as long as its `most`-th newest try is inside it.
Duration RateLimit::wait_of(const Tries& tries, Timestamp now) const {
  Duration wait{};
  for (const Window& window : windows_) {
    if (window.most == 0 || tries.size() < window.most) continue;
    const Timestamp deciding = tries[tries.size() - window.most];
    wait.milliseconds = std::max(
        wait.milliseconds, deciding.milliseconds + window.span.milliseconds - now.milliseconds);
  }
  return wait;
}

void RateLimit::make_room() {
  if (table_.size() < most_keys_) return;
  const auto quietest = std::ranges::min_element(
      table_, {}, [](const auto& item) { return item.second.back().milliseconds; });
  table_.erase(quietest);
}

}  // namespace cochin::app
