#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace cochin::http {

/// Makes request ids: 16 random bytes as 26 characters of lower-case base32 (RFC 4648). Takes
/// randomness from the kernel 2 KiB at a time. Not thread-safe.
class RequestIds {
 public:
  std::string next();

 private:
  void refill();

  std::array<unsigned char, 2048> pool_{};
  std::size_t used_ = sizeof(pool_);
};

}  // namespace cochin::http
