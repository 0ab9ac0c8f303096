#pragma once

#include <string>
#include <vector>

#include "app/auth/authentication.hpp"
#include "base/result.hpp"

/// The browsers in which one is signed in oneself.
namespace cochin::app {

struct OwnSession {
  domain::SessionId id;
  std::string device;
  std::string address;
  Timestamp created_at;
  Timestamp last_seen;   ///< to the minute
  Timestamp expires_at;  ///< if nothing more is asked of it
  bool is_present = false;
};

/// The live sessions of the account, newest first.
Result<std::vector<OwnSession>> list_own_sessions(ReadScope& scope, const Session& session,
                                                  const Authentication& authentication);

/// Ends one of them, the present one too. Errors: `not_found` for anybody else's.
Status end_own_session(const Actor& actor, WriteScope& scope, const Session& session,
                       Authentication& authentication, domain::SessionId ended);

/// Ends all but the present one.
Status end_other_sessions(const Actor& actor, WriteScope& scope, const Session& session,
                          Authentication& authentication);

}  // namespace cochin::app
