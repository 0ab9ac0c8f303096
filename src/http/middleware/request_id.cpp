#include "http/middleware/request_id.hpp"

#include <sys/random.h>

#include <cerrno>

#include "base/check.hpp"

namespace cochin::http {
namespace {

constexpr std::size_t kIdBytes = 16;
constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

std::string to_base32(const unsigned char* bytes, std::size_t size) {
  std::string text;
  text.reserve((size * 8 + 4) / 5);
  unsigned buffer = 0;
  int bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    buffer = (buffer << 8) | bytes[i];
    for (bits += 8; bits >= 5; bits -= 5) text.push_back(kAlphabet[(buffer >> (bits - 5)) & 31]);
  }
  if (bits > 0) text.push_back(kAlphabet[(buffer << (5 - bits)) & 31]);
  return text;
}

}  // namespace

void RequestIds::refill() {
  std::size_t filled = 0;
  while (filled < pool_.size()) {
    const ssize_t got = getrandom(pool_.data() + filled, pool_.size() - filled, 0);
    CHECK(got > 0 || errno == EINTR);
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  used_ = 0;
}

std::string RequestIds::next() {
  if (used_ + kIdBytes > pool_.size()) refill();
  std::string id = to_base32(pool_.data() + used_, kIdBytes);
  used_ += kIdBytes;
  return id;
}

}  // namespace cochin::http
