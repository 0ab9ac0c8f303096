#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::domain {

using PasskeyId = Id<struct PasskeyTag>;

inline constexpr std::size_t kMostPasskeys = 10;  ///< of a user

/// How long an answer to a challenge is waited for.
inline constexpr Duration kPasskeyChallengeLife{std::int64_t{5} * 60 * 1000};
inline constexpr std::size_t kPasskeyChallengeBytes = 32;

/// A key pair in an authenticator of its owner (W3C Web Authentication), as second factor: of it
/// only the public half is here.
struct Passkey {
  PasskeyId id;
  UserId owner;
  std::string credential_id;    ///< raw bytes
  std::int64_t algorithm = 0;   ///< COSE
  std::string public_key;       ///< raw bytes
  std::int64_t sign_count = 0;  ///< of its last use; 0 for authenticators that do not count
  std::string name;
  Timestamp created_at;
  std::optional<Timestamp> last_used_at;
};

/// Whether a signature may carry `count` (W3C Web Authentication §6.1.1): a counter that does not
/// grow tells of a copy of the key.
inline bool is_plausible_count(const Passkey& passkey, std::int64_t count) {
  return (count == 0 && passkey.sign_count == 0) || count > passkey.sign_count;
}

}  // namespace cochin::domain
