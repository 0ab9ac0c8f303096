#include "app/auth/attempt_refusal.hpp"

#include "base/error_catalog.hpp"

namespace cochin::app {

Error attempt_refusal(Duration wait) {
  const std::int64_t seconds = (wait.milliseconds + 999) / 1000;
  return Error{
      &errors::too_many_attempts,
      {{"retry_after", std::to_string(seconds)}, {"minutes", std::to_string((seconds + 59) / 60)}}};
}

}  // namespace cochin::app
