#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::platform {

/// base64url without padding (RFC 4648 §5): 32 bytes make 43 characters.
std::string encode_base64url(std::string_view bytes);

/// The bytes of unpadded base64url; empty when `text` is not the one canonical encoding.
std::optional<std::string> decode_base64url(std::string_view text);

}  // namespace cochin::platform
