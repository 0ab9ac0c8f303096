#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cochin::platform {

/// The six digits of RFC 4226 for a counter: HMAC-SHA-1 of it under `seed`, truncated. With the
/// number of half-minutes since 1970 as counter it is the code of RFC 6238.
std::string one_time_code(std::string_view seed, std::uint64_t counter);

}  // namespace cochin::platform
