#pragma once

#include <string>
#include <string_view>

namespace cochin::platform {

/// base32 without padding (RFC 4648 §6), upper case: 20 bytes make 32 characters.
std::string encode_base32(std::string_view bytes);

}  // namespace cochin::platform
