#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::domain {

/// Longest password read, in bytes of UTF-8. Longer ones are refused, never cut.
inline constexpr std::size_t kMaximumPasswordBytes = 1024;

/// The form in which a password is judged, hashed and verified, so that it does not depend on the
/// keyboard: Unicode NFC, every space an ASCII space (RFC 8265 §4.2.1, OpaqueString). Case and
/// length are kept. Empty when `text` is not UTF-8 or longer than `kMaximumPasswordBytes`.
std::optional<std::string> normalize_password(std::string_view text);

}  // namespace cochin::domain
