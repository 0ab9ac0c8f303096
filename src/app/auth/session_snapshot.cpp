#include "app/auth/session_snapshot.hpp"

#include "base/error_catalog.hpp"
#include "storage/repositories/group_repository.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

namespace {

/// The user, his rights and his duties, whatever he came in by.
Result<std::shared_ptr<Session>> snapshot_user(storage::sql::Connection& connection,
                                               const domain::User& user,
                                               const AccountDuties& duties, Timestamp now) {
  auto session = std::make_shared<Session>();
  session->user = user;
  session->actor = TRY(actor_of_user(connection, user));
  const bool is_privileged = domain::is_privileged(user, !session->actor.rights.empty());
  session->password_expires_at = domain::password_expires_at(user, is_privileged, duties.expiry);
  if (session->password_expires_at && *session->password_expires_at <= now) {
    session->actor.password_change_required = true;
  }
  const auto methods = TRY(storage::second_factors::methods(connection, user.id));
  session->has_totp = methods.totp;
  session->has_passkey = methods.passkey;
  session->is_second_factor_missing =
      duties.second_factor_for_administrators && is_privileged && !session->has_second_factor();
  return session;
}

/// What `viewer` sees; nullptr when that is his own again.
Result<std::shared_ptr<const Session>> snapshot_viewed(storage::sql::Connection& connection,
                                                       UserId viewed, const Actor& viewer,
                                                       Timestamp now) {
  const auto found = TRY(storage::users::find(connection, viewed));
  const bool is_open = viewer.is_superuser && found && found->user.is_active;
  if (!is_open || found->user.is_superuser) return std::shared_ptr<const Session>();
  auto session = TRY(snapshot_user(connection, found->user, {}, now));
  session->actor.password_change_required = false;
  session->actor.viewer = Viewer{viewer.id, viewer.username};
  return std::shared_ptr<const Session>(std::move(session));
}

}  // namespace

Result<Actor> actor_of_user(storage::sql::Connection& connection, const domain::User& user) {
  Actor actor;
  actor.id = user.id;
  actor.username = user.username;
  actor.label = domain::user_label(user);
  actor.is_superuser = user.is_superuser;
  actor.password_change_required = user.password_change_required;
  auto groups = TRY(storage::groups::of_user(connection, user.id));
  for (const domain::Group& group : groups) {
    actor.groups.push_back(group.name);
    for (const std::string& right : group.rights) {
      if (!actor.may(right)) actor.rights.push_back(right);
    }
  }
  actor.access = std::make_shared<const domain::AccessRights>(std::move(groups));
  return actor;
}

Result<Actor> present_actor(storage::sql::Connection& connection, const Actor& actor) {
  if (!actor.id) return actor;
  const auto found = TRY(storage::users::find(connection, actor.id));
  if (!found || !found->user.is_active) return Error{&errors::forbidden};
  Actor present = TRY(actor_of_user(connection, found->user));
  present.rights_limit = actor.rights_limit;
  present.viewer = actor.viewer;
  present.address = actor.address;
  present.request_id = actor.request_id;
  return present;
}

Result<std::shared_ptr<const Session>> snapshot_session(
    storage::sql::Connection& connection, const storage::sessions::StoredSession& stored,
    const domain::User& user, const AccountDuties& duties, Timestamp now) {
  auto session = TRY(snapshot_user(connection, user, duties, now));
  session->id = stored.id;
  session->token_hash = stored.token_hash;
  session->csrf_token = stored.csrf_token;
  session->created_at = stored.created_at;
  session->expires_at = stored.times.expires_at;
  session->reauthenticated_at = stored.times.reauthenticated_at;
  session->is_second_factor_pending = stored.is_second_factor_pending;
  if (stored.viewed_user) {
    session->viewed = TRY(snapshot_viewed(connection, stored.viewed_user, session->actor, now));
  }
  return std::shared_ptr<const Session>(std::move(session));
}

Result<std::shared_ptr<const Session>> snapshot_api_token(storage::sql::Connection& connection,
                                                          const domain::ApiToken& token,
                                                          const domain::User& owner,
                                                          const AccountDuties& duties,
                                                          Timestamp now) {
  auto session = TRY(snapshot_user(connection, owner, duties, now));
  session->token_hash = token.token_hash;
  session->created_at = token.created_at;
  session->expires_at = token.expires_at;
  session->actor.rights_limit = domain::rights_of(token);
  session->api_token = token;
  return std::shared_ptr<const Session>(std::move(session));
}

}  // namespace cochin::app
