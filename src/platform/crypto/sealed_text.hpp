#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::platform {

/// Seals `text` under a 256-bit key, bound to `context` (where it is kept and whose it is), so that
/// it cannot be moved elsewhere: XChaCha20-Poly1305 with a random nonce. The first bytes name the
/// format and the key. Aborts for a key of another length.
std::string seal(std::string_view key, std::string_view context, std::string_view text);

/// What was sealed; empty when the key or the context is another, or a bit has changed.
std::optional<std::string> unseal(std::string_view key, std::string_view context,
                                  std::string_view sealed);

}  // namespace cochin::platform
