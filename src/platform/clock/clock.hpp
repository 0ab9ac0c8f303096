#pragma once

#include <functional>

#include "base/time.hpp"

namespace cochin::platform {

/// Tells the present instant. Safe to call from any thread. A test passes a lambda.
using Clock = std::function<Timestamp()>;

/// The clock of the machine (UTC).
Clock system_clock();

}  // namespace cochin::platform
