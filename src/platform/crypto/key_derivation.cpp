#include "platform/crypto/key_derivation.hpp"

#include "platform/crypto/digest.hpp"

namespace cochin::platform {

std::string derive_key(std::string_view secret, std::string_view label) {
  const std::string no_salt(32, '\0');
  const std::string extracted = hmac_sha256(no_salt, secret);
  // One block of the expansion is as long as the key.
  return hmac_sha256(extracted, std::string(label) + '\x01');
}

}  // namespace cochin::platform
