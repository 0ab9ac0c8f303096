#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/actor.hpp"
#include "base/time.hpp"
#include "domain/accounts/api_token.hpp"
#include "domain/accounts/session_lifetime.hpp"
#include "domain/accounts/user.hpp"

namespace cochin::app {

/// A signed-in browser, or a program with its token, as it was when last read from the database.
/// Immutable; shared by threads.
struct Session {
  domain::SessionId id;
  std::string token_hash;  ///< SHA-256 of what is sent: the token itself is kept nowhere
  std::string csrf_token;
  Actor actor;
  domain::User user;
  Timestamp created_at;
  Timestamp expires_at;  ///< the absolute end
  Timestamp reauthenticated_at;
  std::optional<Timestamp> password_expires_at = {};
  bool has_totp = false;
  bool has_passkey = false;
  bool is_second_factor_pending = false;  ///< opens nothing but the second step of the sign-in
  bool is_second_factor_missing = false;  ///< opens nothing but the enrolment
  std::optional<domain::ApiToken> api_token = {};  ///< instead of a browser: no window, no idle end
  /// The account with whose rights it sees, and nothing more; nullptr: its own.
  std::shared_ptr<const Session> viewed = {};

  bool has_second_factor() const { return has_totp || has_passkey; }
};

}  // namespace cochin::app
