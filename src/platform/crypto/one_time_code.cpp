#include "platform/crypto/one_time_code.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.hpp"

namespace cochin::platform {

std::string one_time_code(std::string_view seed, std::uint64_t counter) {
  unsigned char message[8];
  for (int i = 7; i >= 0; --i) {
    message[i] = static_cast<unsigned char>(counter & 0xff);
    counter >>= 8;
  }
  unsigned char tag[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  CHECK(HMAC(EVP_sha1(), seed.data(), static_cast<int>(seed.size()), message, sizeof message, tag,
             &size) != nullptr);
  const unsigned offset = tag[size - 1] & 0x0fU;
  const std::uint32_t truncated =
      (std::uint32_t{tag[offset]} & 0x7fU) << 24 | std::uint32_t{tag[offset + 1]} << 16 |
      std::uint32_t{tag[offset + 2]} << 8 | std::uint32_t{tag[offset + 3]};
  std::string digits = std::to_string(truncated % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace cochin::platform
