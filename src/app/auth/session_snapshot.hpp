#pragma once

#include <memory>

#include "app/auth/session.hpp"
#include "base/result.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

/// The actor that `user` is at this moment, with groups and rights. Errors: the connection's.
Result<Actor> actor_of_user(storage::sql::Connection& connection, const domain::User& user);

/// The session of `user` as it stands in the database. Errors: the connection's.
Result<std::shared_ptr<const Session>> snapshot_session(
    storage::sql::Connection& connection, const storage::sessions::StoredSession& stored,
    const domain::User& user);

}  // namespace cochin::app
