#pragma once

#include <string>
#include <string_view>

namespace cochin::platform {

/// A 256-bit key for one use, named by `label`, from a master secret of any length: HKDF-SHA-256
/// without salt (RFC 5869), so that no two uses share a key.
std::string derive_key(std::string_view secret, std::string_view label);

}  // namespace cochin::platform
