#pragma once

#include <optional>

#include "base/time.hpp"
#include "domain/accounts/user.hpp"

namespace cochin::domain {

/// How long passwords last; empty: for ever.
struct PasswordExpiry {
  std::optional<Duration> ordinary;
  std::optional<Duration> privileged;
  Duration warning{std::int64_t{14} * 24 * 3600 * 1000};  ///< told this long before the end
};

/// When the password of `user` expires; empty: never.
std::optional<Timestamp> password_expires_at(const User& user, bool is_privileged,
                                             const PasswordExpiry& expiry);

/// Whether the end is near enough, or past, to be told.
bool is_expiry_near(std::optional<Timestamp> expires_at, Timestamp now,
                    const PasswordExpiry& expiry);

}  // namespace cochin::domain
