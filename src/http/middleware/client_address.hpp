#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/server/request.hpp"

namespace cochin::http {

/// The other end of a socket.
struct Peer {
  std::string address;
  bool speaks_tls = false;
};

/// The proxies whose `X-Forwarded-*` fields are believed. Empty: nobody is.
class TrustedProxies {
 public:
  /// Addresses and CIDR blocks, IPv4 or IPv6. errors::config_value naming TRUSTED_PROXIES.
  static Result<TrustedProxies> parse(const std::vector<std::string>& entries);

  bool contains(std::string_view address) const;

 private:
  /// IPv4 is kept in its IPv6-mapped form.
  struct Block {
    unsigned char bytes[16];
    int prefix_bits;
  };
  static bool read_block(std::string_view text, Block& block);

  std::vector<Block> blocks_;
};

/// Fills `client_address` and `is_secure`: the peer of the socket or, when that is a trusted
/// proxy, the nearest address of `X-Forwarded-For` that is not one.
void identify_client(Request& request, const Peer& peer, const TrustedProxies& proxies);

}  // namespace cochin::http
