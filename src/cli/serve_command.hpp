#pragma once

#include <functional>

#include "base/result.hpp"
#include "cli/command_line.hpp"
#include "platform/config/config.hpp"

namespace cochin::cli {

/// `cochin serve`: reads the configuration, lets the options win over it, then serves until it is
/// stopped. Exit code 1 with a sentence on standard error when that is not possible.
Command serve_command(std::function<Status(const platform::Config&)> serve);

}  // namespace cochin::cli
