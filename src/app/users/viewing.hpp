#pragma once

#include "app/auth/authentication.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"

/// "Voir comme": an administrator sees with the rights of another account, and changes nothing. The
/// audit log goes on telling who he is.
namespace cochin::app {

/// The session sees like `user` from now on. Superusers in a browser only: they could see all of it
/// anyway. Errors: `forbidden`; `not_found` for an account that does not exist or is disabled;
/// `sees_everything` for one without limits.
Status begin_viewing(const Actor& actor, WriteScope& scope, const Session& session,
                     Authentication& authentication, UserId user);

/// The session sees like its owner again.
Status end_viewing(WriteScope& scope, const Session& session, Authentication& authentication);

}  // namespace cochin::app
