#include "http/middleware/client_address.hpp"

#include <arpa/inet.h>

#include <charconv>
#include <cstring>

#include "base/error_catalog.hpp"

namespace cochin::http {
namespace {

constexpr int kMappedBits = 96;

bool read_address(std::string_view text, unsigned char (&bytes)[16], bool& is_v4) {
  const std::string address(text);
  is_v4 = address.find(':') == std::string::npos;
  if (!is_v4) return inet_pton(AF_INET6, address.c_str(), bytes) == 1;
  std::memset(bytes, 0, 10);
  std::memset(bytes + 10, 0xff, 2);
  return inet_pton(AF_INET, address.c_str(), bytes + 12) == 1;
}

bool same_prefix(const unsigned char* left, const unsigned char* right, int bits) {
  const auto whole = static_cast<std::size_t>(bits / 8);
  if (std::memcmp(left, right, whole) != 0) return false;
  const int rest = bits % 8;
  return rest == 0 || (left[whole] >> (8 - rest)) == (right[whole] >> (8 - rest));
}

/// The last item of a comma-separated list, taken off it.
std::string_view take_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  std::string_view item = comma == std::string_view::npos ? list : list.substr(comma + 1);
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  while (item.starts_with(' ')) item.remove_prefix(1);
  while (item.ends_with(' ')) item.remove_suffix(1);
  return item;
}

bool is_address(std::string_view text) {
  unsigned char bytes[16];
  bool is_v4 = false;
  return read_address(text, bytes, is_v4);
}

}  // namespace

bool TrustedProxies::read_block(std::string_view text, Block& block) {
  const std::size_t slash = text.find('/');
  bool is_v4 = false;
  if (!read_address(text.substr(0, slash), block.bytes, is_v4)) return false;
  const int most = is_v4 ? 32 : 128;
  int bits = most;
  if (slash != std::string_view::npos) {
    const char* const last = text.data() + text.size();
    const auto end = std::from_chars(text.data() + slash + 1, last, bits);
    if (end.ec != std::errc() || end.ptr != last || bits < 0 || bits > most) return false;
  }
  block.prefix_bits = is_v4 ? kMappedBits + bits : bits;
  return true;
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& entries) {
  TrustedProxies proxies;
  for (const std::string& entry : entries) {
    Block block;
    if (!read_block(entry, block)) {
      return Error{&errors::config_value, {{"name", "TRUSTED_PROXIES"}, {"value", entry}}};
    }
    proxies.blocks_.push_back(block);
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  if (blocks_.empty()) return false;
  unsigned char bytes[16];
  bool is_v4 = false;
  if (!read_address(address, bytes, is_v4)) return false;
  for (const Block& block : blocks_) {
    if (same_prefix(bytes, block.bytes, block.prefix_bits)) return true;
  }
  return false;
}

void identify_client(Request& request, const Peer& peer, const TrustedProxies& proxies) {
  request.client_address = peer.address;
  request.is_secure = peer.speaks_tls;
  if (!proxies.contains(peer.address)) return;
  request.is_secure = equals_ignoring_case(request.header("X-Forwarded-Proto"), "https");
  std::string_view chain = request.header("X-Forwarded-For");
  while (!chain.empty()) {
    const std::string_view hop = take_last(chain);
    if (!is_address(hop)) return;
    request.client_address = hop;
    if (!proxies.contains(hop)) return;
  }
}

}  // namespace cochin::http
