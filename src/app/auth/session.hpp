#pragma once

#include <string>

#include "app/actor.hpp"
#include "base/time.hpp"
#include "domain/accounts/session_lifetime.hpp"
#include "domain/accounts/user.hpp"

namespace cochin::app {

/// A signed-in browser as it was when last read from the database. Immutable; shared by threads.
struct Session {
  domain::SessionId id;
  std::string token_hash;  ///< SHA-256 of the cookie's token: the token itself is kept nowhere
  std::string csrf_token;
  Actor actor;
  domain::User user;
  Timestamp created_at;
  Timestamp expires_at;  ///< the absolute end
  Timestamp reauthenticated_at;
};

}  // namespace cochin::app
