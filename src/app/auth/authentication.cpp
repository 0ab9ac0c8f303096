#include "app/auth/authentication.hpp"

#include <utility>

#include "app/auth/session_snapshot.hpp"
#include "base/error_catalog.hpp"
#include "platform/crypto/digest.hpp"
#include "storage/repositories/attempt_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace attempts = storage::attempts;
namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

constexpr std::size_t kTokenCharacters = 43;  ///< 256 bits in base64url

/// Forged cookies of other lengths cost nothing.
std::string hash_of_token(std::string_view token) {
  if (token.size() != kTokenCharacters) return {};
  return platform::sha256(token);
}

Error too_many_attempts(Duration wait) {
  const std::int64_t seconds = (wait.milliseconds + 999) / 1000;
  return Error{
      &errors::too_many_attempts,
      {{"retry_after", std::to_string(seconds)}, {"minutes", std::to_string((seconds + 59) / 60)}}};
}

}  // namespace

Authentication::Authentication(Lanes& lanes, AuthenticationSettings settings)
    : lanes_(lanes),
      settings_(std::move(settings)),
      hasher_(settings_.hash_cost),
      cache_(settings_.session) {}

std::shared_ptr<const Session> Authentication::find_session(std::string_view token) {
  const std::string hash = hash_of_token(token);
  if (hash.empty()) return nullptr;
  const Timestamp now = lanes_.now();
  SessionCache::Hit hit = cache_.find(hash, now);
  if (hit.is_save_due) {
    static_cast<void>(lanes_.post_write(
        [id = hit.session->id, now](WriteScope& scope) {
          return sessions::set_last_seen(scope.connection, id, now);
        },
        {}));
  }
  return std::move(hit.session);
}

Result<std::shared_ptr<const Session>> Authentication::load_session(ReadScope& scope,
                                                                    std::string_view token,
                                                                    std::uint64_t ticket) {
  const std::string hash = hash_of_token(token);
  if (hash.empty()) return Error{&errors::unauthenticated};
  auto stored = TRY(sessions::find(scope.connection, hash));
  if (!stored || !domain::is_session_alive(stored->times, scope.now, settings_.session)) {
    return Error{&errors::unauthenticated};
  }
  auto owner = TRY(users::find(scope.connection, stored->user));
  if (!owner || !owner->user.is_active) return Error{&errors::unauthenticated};
  auto loaded = TRY(snapshot_session(scope.connection, *stored, owner->user));
  cache_.put(ticket, loaded, stored->times.last_seen, scope.now);
  return loaded;
}

Status Authentication::sign_out(WriteScope& scope, const Session& session) {
  TRY(sessions::remove(scope.connection, session.id));
  scope.after_commit = [this, hash = session.token_hash] { cache_.drop(hash); };
  return ok();
}

void Authentication::rights_changed(WriteScope& scope) {
  scope.after_commit = [this, before = std::move(scope.after_commit)] {
    if (before) before();
    cache_.drop_all();
  };
}

Status Authentication::require_recent_password(const Session& session, Timestamp now) const {
  const domain::SessionTimes times{.last_seen = now,
                                   .expires_at = session.expires_at,
                                   .reauthenticated_at = session.reauthenticated_at};
  if (domain::is_recently_authenticated(times, now, settings_.session)) return ok();
  return Error{&errors::reauthentication_required};
}

std::string Authentication::key_of_name(std::string_view username_key) const {
  return platform::hmac_sha256(settings_.attempt_secret, "name:" + std::string(username_key));
}

std::string Authentication::key_of_session_user(UserId user) const {
  return platform::hmac_sha256(settings_.attempt_secret, "user:" + std::to_string(user.value));
}

Status Authentication::reserve(WriteScope& scope, const std::string& attempt_key) {
  const auto history = TRY(attempts::find(scope.connection, attempt_key));
  const auto verdict = domain::reserve_attempt(history, scope.now, settings_.throttle);
  if (!verdict.is_allowed) return too_many_attempts(verdict.wait);
  return attempts::save(scope.connection, attempt_key, verdict.history);
}

Status Authentication::forget_attempts(const std::string& attempt_key) {
  return lanes_.write_now(
      [&](WriteScope& scope) { return attempts::forget(scope.connection, attempt_key); });
}

}  // namespace cochin::app
