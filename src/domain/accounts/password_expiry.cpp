#include "domain/accounts/password_expiry.hpp"

namespace cochin::domain {

std::optional<Timestamp> password_expires_at(const User& user, bool is_privileged,
                                             const PasswordExpiry& expiry) {
  const std::optional<Duration>& age = is_privileged ? expiry.privileged : expiry.ordinary;
  if (!age) return std::nullopt;
  return Timestamp{user.password_changed_at.milliseconds + age->milliseconds};
}

bool is_expiry_near(std::optional<Timestamp> expires_at, Timestamp now,
                    const PasswordExpiry& expiry) {
  return expires_at && now.milliseconds >= expires_at->milliseconds - expiry.warning.milliseconds;
}

}  // namespace cochin::domain
