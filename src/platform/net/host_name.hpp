#pragma once

#include <string>

namespace cochin::platform {

/// The name that this machine calls itself; empty when it has none.
std::string host_name();

}  // namespace cochin::platform
