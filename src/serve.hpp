#pragma once

#include "base/result.hpp"
#include "platform/config/config.hpp"

namespace cochin {

/// The running server, until SIGTERM or SIGINT. Errors: those of opening the data folder, the
/// database and the port.
Status serve(const platform::Config& config);

}  // namespace cochin
