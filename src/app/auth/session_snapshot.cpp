#include "app/auth/session_snapshot.hpp"

#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

Result<Actor> actor_of_user(storage::sql::Connection& connection, const domain::User& user) {
  Actor actor;
  actor.id = user.id;
  actor.username = user.username;
  actor.label = domain::user_label(user);
  actor.is_superuser = user.is_superuser;
  actor.password_change_required = user.password_change_required;
  actor.groups = TRY(storage::users::group_names(connection, user.id));
  actor.rights = TRY(storage::users::rights(connection, user.id));
  return actor;
}

Result<std::shared_ptr<const Session>> snapshot_session(
    storage::sql::Connection& connection, const storage::sessions::StoredSession& stored,
    const domain::User& user) {
  auto session = std::make_shared<Session>();
  session->id = stored.id;
  session->token_hash = stored.token_hash;
  session->csrf_token = stored.csrf_token;
  session->actor = TRY(actor_of_user(connection, user));
  session->user = user;
  session->created_at = stored.created_at;
  session->expires_at = stored.times.expires_at;
  session->reauthenticated_at = stored.times.reauthenticated_at;
  return std::shared_ptr<const Session>(std::move(session));
}

}  // namespace cochin::app
