#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

/// What an authenticator says, verified (W3C Web Authentication Level 2, over libfido2). Everything
/// is raw bytes. Attestation is not asked for: any authenticator may be used.
namespace cochin::platform {

/// The key of one account in one authenticator.
struct WebauthnKey {
  std::string credential_id;    ///< at most 1,023 bytes
  std::int64_t algorithm = 0;   ///< COSE: -7 (ES256), -8 (EdDSA), -257 (RS256)
  std::string public_key;       ///< as libfido2 keeps keys of the algorithm
  std::int64_t sign_count = 0;  ///< 0 for authenticators that do not count
};

/// The algorithms that keys may have, the preferred first.
inline constexpr std::int64_t kWebauthnAlgorithms[] = {-7, -8, -257};

/// The key in the authenticator data of a registration (§7.1, steps 13 to 16): made for
/// `relying_party` (a host name) with presence and verification of the user. Errors:
/// `passkey_refused`.
Result<WebauthnKey> read_webauthn_key(std::string_view relying_party,
                                      std::string_view client_data_hash,
                                      std::string_view authenticator_data);

/// The signature count of an assertion by `key` (§7.2, steps 15 to 20), once its signature, relying
/// party, presence and verification of the user are right. Errors: `passkey_refused`.
struct WebauthnAssertion {
  std::string_view client_data_hash;
  std::string_view authenticator_data;
  std::string_view signature;
};
Result<std::int64_t> verify_webauthn_assertion(const WebauthnKey& key,
                                               std::string_view relying_party,
                                               const WebauthnAssertion& assertion);

}  // namespace cochin::platform
