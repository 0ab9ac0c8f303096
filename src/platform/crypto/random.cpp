#include "platform/crypto/random.hpp"

#include <sodium.h>

#include "base/check.hpp"

namespace cochin::platform {

std::string random_bytes(std::size_t count) {
  CHECK(sodium_init() >= 0);
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_text(std::size_t count, std::string_view alphabet) {
  CHECK(sodium_init() >= 0);
  CHECK(alphabet.size() >= 2 && alphabet.size() <= 256);
  std::string text;
  text.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    text.push_back(alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))]);
  }
  return text;
}

}  // namespace cochin::platform
