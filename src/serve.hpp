#pragma once

#include "base/result.hpp"
#include "platform/config/config.hpp"

namespace cochin {

/// The running server, until SIGTERM or SIGINT. Errors: those of opening the data folder, the
/// database and the port; `too_few_threads`.
Status serve(const platform::Config& config);

}  // namespace cochin
