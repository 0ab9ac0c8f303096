#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::domain {

using ApiTokenId = Id<struct ApiTokenTag>;

inline constexpr std::string_view kReadScope = "read";    ///< requests that change nothing
inline constexpr std::string_view kWriteScope = "write";  ///< the others too

inline constexpr std::string_view kApiTokenPrefix = "cpm_";

inline constexpr std::size_t kMostApiTokens = 50;  ///< of a user

/// How long a token lasts when nothing is said, and at most.
inline constexpr Duration kUsualTokenLife{std::int64_t{90} * 24 * 3600 * 1000};
inline constexpr Duration kLongestTokenLife{std::int64_t{366} * 24 * 3600 * 1000};

/// What a program signs in with instead of a person: it never opens more than its owner may, nor
/// more than its scopes say. A scope is `read`, `write` or the name of a global right.
struct ApiToken {
  ApiTokenId id;
  UserId owner;
  std::string token_hash;  ///< SHA-256 of what is sent
  std::string name;
  std::vector<std::string> scopes;
  Timestamp created_at;
  Timestamp expires_at;
  std::optional<Timestamp> last_used_at;  ///< to the minute
};

/// Whether `text` has the form of a token: `cpm_` and 256 bits in base64url.
bool is_api_token(std::string_view text);

bool has_scope(const ApiToken& token, std::string_view scope);

/// The scopes that name global rights.
std::vector<std::string> rights_of(const ApiToken& token);

}  // namespace cochin::domain
