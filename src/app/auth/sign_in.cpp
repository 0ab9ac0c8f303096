#include "app/audit/audit_record.hpp"
#include "app/auth/authentication.hpp"
#include "app/auth/device_marks.hpp"
#include "app/auth/session_token.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/password_text.hpp"
#include "domain/accounts/username.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/net/source_network.hpp"
#include "storage/repositories/attempt_repository.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace attempts = storage::attempts;
namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

Timestamp add(Timestamp time, Duration duration) {
  return {time.milliseconds + duration.milliseconds};
}

Timestamp subtract(Timestamp time, Duration duration) {
  return {time.milliseconds - duration.milliseconds};
}

sessions::StoredSession make_session(UserId user, const Client& client, Timestamp now,
                                     Timestamp end) {
  sessions::StoredSession session;
  session.user = user;
  session.csrf_token = make_session_token();
  session.created_at = now;
  session.times = {.last_seen = now, .expires_at = end, .reauthenticated_at = now};
  session.device = client.device;
  session.address = client.address;
  return session;
}

/// Whose account somebody tried: what was typed as a name is not kept unless it is one, for people
/// type their password there.
Actor tried_by(const std::optional<users::StoredUser>& user, const Client& client) {
  Actor actor;
  if (user) {
    actor.id = user->user.id;
    actor.username = user->user.username;
  }
  actor.address = client.address;
  actor.request_id = client.request_id;
  return actor;
}

}  // namespace

Result<SignedIn> Authentication::sign_in(std::string_view username, std::string_view password,
                                         const Client& client) {
  const auto typed = domain::normalize_password(password);
  if (!typed) return Error{&errors::password_too_long};
  const std::string name = domain::username_key(username).value_or(std::string());
  MaybeUser user;
  Doorway doorway;
  domain::AttemptVerdict verdict;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    TRY(attempts::forget_before(scope.connection, subtract(scope.now, settings_.throttle.memory)));
    user = TRY(users::find_by_key(scope.connection, name));
    doorway = TRY(choose_doorway(scope, name, user, client));
    verdict = TRY(try_reserve(scope, doorway.attempt_key));
    if (verdict.is_allowed) return ok();
    return audit::record_repeated(
        scope, tried_by(user, client),
        {.action = audit::actions::auth_failed, .outcome = errors::too_many_attempts.id});
  }));
  if (!verdict.is_allowed) return too_many_attempts(verdict.wait);
  if (!is_right(user, *typed)) {
    TRY(tell_failure(tried_by(user, client), verdict));
    return Error{&errors::invalid_credentials};
  }
  if (!doorway.is_known_device) {
    sources_.give_back(platform::source_network(client.address), doorway.counted_at);
  }
  std::optional<std::string> new_hash;
  if (hasher_.is_outdated(user->password)) new_hash = TRY(hasher_.hash(*typed));
  return open_session(*user, doorway, client, new_hash);
}

/// A browser that its user signed in from has attempts of its own; all others share those of the
/// name, and those of their network.
Result<Authentication::Doorway> Authentication::choose_doorway(WriteScope& scope,
                                                               const std::string& name,
                                                               const MaybeUser& user,
                                                               const Client& client) {
  if (user) {
    const auto device = find_device(client.device_marks, keys_.devices, user->user, scope.now);
    if (device) return Doorway{key_of_device(user->user.id, *device), true, scope.now};
  }
  TRY(sources_.reserve(platform::source_network(client.address), scope.now));
  return Doorway{key_of_name(name), false, scope.now};
}

/// The attempt that began a pause says so when it failed.
Status Authentication::tell_failure(const Actor& actor, const domain::AttemptVerdict& verdict) {
  return lanes_.write_now([&](WriteScope& scope) -> Status {
    TRY(audit::record_repeated(
        scope, actor,
        {.action = audit::actions::auth_failed, .outcome = errors::invalid_credentials.id}));
    if (verdict.history.paused_until <= scope.now) return ok();
    return audit::record_repeated(
        scope, actor,
        {.action = audit::actions::auth_locked,
         .after = Tree::Map{{"until", verdict.history.paused_until.to_string()}}});
  });
}

bool Authentication::is_right(const MaybeUser& user, std::string_view password) const {
  if (user && user->user.is_active) return hasher_.verify(user->password, password);
  hasher_.verify_against_nothing(password);
  return false;
}

Result<SignedIn> Authentication::open_session(const users::StoredUser& verified,
                                              const Doorway& doorway, const Client& client,
                                              const std::optional<std::string>& new_hash) {
  SignedIn signed_in{.token = make_session_token(), .session = nullptr};
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    auto& connection = scope.connection;
    const UserId id = verified.user.id;
    MaybeUser user = TRY(users::find(connection, id));
    if (!user || !user->user.is_active || user->password != verified.password) {
      return Error{&errors::invalid_credentials};
    }
    if (new_hash) TRY(users::upgrade_hash(connection, id, *new_hash));
    const bool needs_code = TRY(storage::second_factors::methods(connection, id)).any();
    const std::string replaced = platform::sha256(client.replaced_token);
    TRY(sessions::remove_by_token(connection, replaced));
    TRY(sessions::remove_dead(connection, scope.now, subtract(scope.now, settings_.session.idle)));
    TRY(sessions::remove_oldest(connection, id, settings_.session.most_per_user - 1));
    const Duration life = needs_code ? settings_.session.second_step : settings_.session.absolute;
    auto stored = make_session(id, client, scope.now, add(scope.now, life));
    stored.token_hash = platform::sha256(signed_in.token);
    stored.is_second_factor_pending = needs_code;
    stored.id = TRY(sessions::insert(connection, stored));
    if (!needs_code) {
      TRY(enter(scope, client, {stored.id, doorway.attempt_key, *user}, signed_in));
    }
    signed_in.session =
        TRY(snapshot_session(connection, stored, user->user, settings_.duties, scope.now));
    scope.after_commit = [this, id, replaced] {
      cache_->drop(replaced);
      cache_->drop_user(id);
    };
    return ok();
  }));
  return signed_in;
}

/// All factors are given: the failures are forgotten and the browser is known from now on.
Status Authentication::enter(WriteScope& scope, const Client& client, const Beginning& beginning,
                             SignedIn& signed_in) {
  users::StoredUser& user = beginning.user;
  TRY(attempts::forget(scope.connection, beginning.attempt_key));
  const bool is_new = !find_device(client.device_marks, keys_.devices, user.user, scope.now);
  TRY(users::set_last_login(scope.connection, user.user.id, scope.now));
  user.user.last_login = scope.now;
  signed_in.device_marks = mark_device(client.device_marks, keys_.devices, user.user, scope.now);
  Tree::Map told = {{"session", beginning.session.value}};
  if (is_new) told.emplace_back("new_device", true);
  return audit::record(scope, tried_by(user, client),
                       {.action = audit::actions::auth_signed_in, .after = Tree(std::move(told))});
}

}  // namespace cochin::app
