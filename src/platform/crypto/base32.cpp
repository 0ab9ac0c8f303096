#include "platform/crypto/base32.hpp"

#include <cstdint>

namespace cochin::platform {

std::string encode_base32(std::string_view bytes) {
  constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t waiting = 0;
  int bits = 0;
  for (const char byte : bytes) {
    waiting = waiting << 8 | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) text.push_back(kSigns[waiting >> (bits - 5) & 31]);
  }
  if (bits > 0) text.push_back(kSigns[waiting << (5 - bits) & 31]);
  return text;
}

}  // namespace cochin::platform
