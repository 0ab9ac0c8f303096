#include "platform/clock/clock.hpp"

#include <chrono>

namespace cochin::platform {

Clock system_clock() {
  return [] {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Timestamp{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
  };
}

}  // namespace cochin::platform
