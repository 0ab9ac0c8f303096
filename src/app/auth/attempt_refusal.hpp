#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

namespace cochin::app {

/// `too_many_attempts` with `retry_after` (s) and `minutes` until the next attempt may be made.
Error attempt_refusal(Duration wait);

}  // namespace cochin::app
