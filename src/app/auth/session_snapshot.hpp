#pragma once

#include <memory>

#include "app/auth/session.hpp"
#include "base/result.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

/// The actor that `user` is at this moment, with groups and rights. Errors: the connection's.
Result<Actor> actor_of_user(storage::sql::Connection& connection, const domain::User& user);

/// The actor with the rights that he has at this moment; the program itself stays what it is.
/// Errors: `forbidden` when his account is gone or disabled; the connection's.
Result<Actor> present_actor(storage::sql::Connection& connection, const Actor& actor);

/// The session of `user` as it stands in the database. Errors: the connection's.
Result<std::shared_ptr<const Session>> snapshot_session(
    storage::sql::Connection& connection, const storage::sessions::StoredSession& stored,
    const domain::User& user);

}  // namespace cochin::app
