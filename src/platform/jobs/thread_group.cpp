#include "platform/jobs/thread_group.hpp"

#include <algorithm>

namespace cochin::platform {

ThreadGroup::ThreadGroup(std::size_t count, const std::function<void(std::size_t)>& work,
                         const std::function<void()>& end) {
  try {
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([work, i] { work(i); });
      ids_.push_back(threads_.back().get_id());
    }
  } catch (...) {
    end();
    join();
    throw;
  }
}

bool ThreadGroup::holds_current_thread() const {
  return std::ranges::find(ids_, std::this_thread::get_id()) != ids_.end();
}

}  // namespace cochin::platform
