#pragma once

#include <string>

namespace cochin::platform {

/// What stands for the one who calls from `address`: an IPv4 address itself, of an IPv6 address the
/// first 64 bits, for every machine has as many of the others as it likes. Other text as it is.
std::string source_network(const std::string& address);

}  // namespace cochin::platform
