#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cochin::platform {

/// SHA-256 of `bytes` (FIPS 180-4): 32 raw bytes.
std::string sha256(std::string_view bytes);

/// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  std::string finish();  ///< 32 raw bytes; the last call

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// HMAC-SHA-256 (RFC 2104) of `bytes` under a key of any length: 32 raw bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);

/// Lower case, two digits a byte.
std::string hexadecimal(std::string_view bytes);

/// Whether both are equal, in a time that depends on the lengths only.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace cochin::platform
