#pragma once

#include <memory>

#include "app/auth/session.hpp"
#include "base/result.hpp"
#include "domain/accounts/password_expiry.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

/// What the machine's owner asks of accounts before they may do anything else.
struct AccountDuties {
  domain::PasswordExpiry expiry = {};
  bool second_factor_for_administrators = false;
};

/// The actor that `user` is at this moment, with groups and rights. Errors: the connection's.
Result<Actor> actor_of_user(storage::sql::Connection& connection, const domain::User& user);

/// The actor with the rights that he has at this moment; the program itself stays what it is.
/// Errors: `forbidden` when his account is gone or disabled; the connection's.
Result<Actor> present_actor(storage::sql::Connection& connection, const Actor& actor);

/// The session of `user` as it stands in the database at `now`. Errors: the connection's.
Result<std::shared_ptr<const Session>> snapshot_session(
    storage::sql::Connection& connection, const storage::sessions::StoredSession& stored,
    const domain::User& user, const AccountDuties& duties, Timestamp now);

/// What `token`, whose hash is given, opens for its owner. Errors: the connection's.
Result<std::shared_ptr<const Session>> snapshot_api_token(storage::sql::Connection& connection,
                                                          const domain::ApiToken& token,
                                                          const domain::User& owner,
                                                          const AccountDuties& duties,
                                                          Timestamp now);

}  // namespace cochin::app
