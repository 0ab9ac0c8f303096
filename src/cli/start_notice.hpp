#pragma once

#include <cstdint>
#include <string>

#include "platform/config/config.hpp"

namespace cochin::cli {

/// What the console says, in French, once the server listens: where to go and how to stop. An
/// address that means "all of them" is shown as `localhost`.
std::string start_notice(const platform::HttpConfig& http, std::uint16_t port);

}  // namespace cochin::cli
