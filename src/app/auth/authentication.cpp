#include "app/auth/authentication.hpp"

#include <utility>

#include "app/audit/audit_record.hpp"
#include "app/auth/session_token.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/api_token.hpp"
#include "platform/crypto/digest.hpp"
#include "storage/repositories/api_token_repository.hpp"
#include "storage/repositories/attempt_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace api_tokens = storage::api_tokens;
namespace attempts = storage::attempts;
namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

constexpr std::size_t kTokenCharacters = 43;  ///< 256 bits in base64url
constexpr Duration kMinute{60'000};
constexpr Duration kHour{3'600'000};

/// More than a form asks while somebody types.
constexpr std::size_t kVerdictsPerMinute = 120;

/// Forged tokens of other lengths cost nothing.
std::string hash_of_token(std::string_view token) {
  const bool is_known_form = token.size() == kTokenCharacters || domain::is_api_token(token);
  return is_known_form ? platform::sha256(token) : std::string();
}

}  // namespace

Authentication::Authentication(Lanes& lanes, AuthenticationSettings settings)
    : lanes_(lanes),
      settings_(std::move(settings)),
      keys_(derive_account_keys(settings_.secret)),
      hasher_(settings_.hash_cost),
      cache_(std::make_shared<SessionCache>(settings_.session)),
      sources_({{kMinute, settings_.source_attempts_per_minute},
                {kHour, settings_.source_attempts_per_hour}}),
      verdicts_({{kMinute, kVerdictsPerMinute}}) {
  lanes_.on_rights_changed([cache = std::weak_ptr(cache_)] {
    if (const auto present = cache.lock()) present->drop_all();
  });
}

/// A sign of life reaches the database at most once a minute.
std::shared_ptr<const Session> Authentication::seen(SessionCache::Hit hit, Timestamp now) {
  if (hit.is_save_due) {
    static_cast<void>(lanes_.post_write(
        [session = hit.session, now](WriteScope& scope) {
          if (const auto& token = session->api_token) {
            return api_tokens::set_last_used(scope.connection, token->id, now);
          }
          return sessions::set_last_seen(scope.connection, session->id, now);
        },
        {}));
  }
  return std::move(hit.session);
}

std::shared_ptr<const Session> Authentication::find_session(std::string_view token,
                                                            Activity activity) {
  const std::string hash = hash_of_token(token);
  if (hash.empty()) return nullptr;
  const Timestamp now = lanes_.now();
  return seen(cache_->find(hash, now, activity), now);
}

Result<std::shared_ptr<const Session>> Authentication::load_session(ReadScope& scope,
                                                                    std::string_view token,
                                                                    std::uint64_t ticket,
                                                                    Activity activity) {
  const std::string hash = hash_of_token(token);
  if (hash.empty()) return Error{&errors::unauthenticated};
  Loaded loaded = domain::is_api_token(token) ? TRY(read_api_token(scope, hash))
                                              : TRY(read_session(scope, hash));
  cache_->put(ticket, loaded.session, loaded.last_seen, scope.now);
  seen(cache_->find(hash, scope.now, activity), scope.now);
  return loaded.session;
}

Result<Authentication::Loaded> Authentication::read_session(ReadScope& scope,
                                                            const std::string& hash) {
  auto stored = TRY(sessions::find(scope.connection, hash));
  if (!stored || !domain::is_session_alive(stored->times, scope.now, settings_.session)) {
    return Error{&errors::unauthenticated};
  }
  auto owner = TRY(users::find(scope.connection, stored->user));
  if (!owner || !owner->user.is_active) return Error{&errors::unauthenticated};
  return Loaded{
      TRY(snapshot_session(scope.connection, *stored, owner->user, settings_.duties, scope.now)),
      stored->times.last_seen};
}

Result<Authentication::Loaded> Authentication::read_api_token(ReadScope& scope,
                                                              const std::string& hash) {
  auto token = TRY(api_tokens::find(scope.connection, hash));
  if (!token || token->expires_at <= scope.now) return Error{&errors::unauthenticated};
  auto owner = TRY(users::find(scope.connection, token->owner));
  if (!owner || !owner->user.is_active) return Error{&errors::unauthenticated};
  return Loaded{
      TRY(snapshot_api_token(scope.connection, *token, owner->user, settings_.duties, scope.now)),
      token->last_used_at.value_or(Timestamp{})};
}

Status Authentication::sign_out(const Actor& actor, WriteScope& scope, const Session& session) {
  TRY(sessions::remove(scope.connection, session.id));
  TRY(audit::record(scope, actor, {.action = audit::actions::auth_signed_out}));
  scope.after_commit = [this, hash = session.token_hash] { cache_->drop(hash); };
  return ok();
}

Result<SignedIn> Authentication::renew_session(WriteScope& scope, const Session& session) {
  SignedIn signed_in{.token = make_session_token(), .session = nullptr};
  const std::string token_hash = platform::sha256(signed_in.token);
  TRY(sessions::replace_token(scope.connection, session.id, token_hash, scope.now));
  const auto stored = TRY(sessions::find(scope.connection, token_hash));
  const auto user = TRY(users::find(scope.connection, session.user.id));
  if (!stored || !user) return Error{&errors::unauthenticated};
  signed_in.session =
      TRY(snapshot_session(scope.connection, *stored, user->user, settings_.duties, scope.now));
  scope.after_commit = [this, id = session.user.id] { cache_->drop_user(id); };
  return signed_in;
}

Status Authentication::require_recent_password(const Session& session, Timestamp now) const {
  const domain::SessionTimes times{.last_seen = now,
                                   .expires_at = session.expires_at,
                                   .reauthenticated_at = session.reauthenticated_at};
  if (domain::is_recently_authenticated(times, now, settings_.session)) return ok();
  return Error{&errors::reauthentication_required};
}

bool Authentication::is_expiry_near(const Session& session) const {
  return domain::is_expiry_near(session.password_expires_at, lanes_.now(), settings_.duties.expiry);
}

std::string Authentication::key_of_name(std::string_view username_key) const {
  return platform::hmac_sha256(keys_.attempts, "name:" + std::string(username_key));
}

std::string Authentication::key_of_session_user(UserId user) const {
  return platform::hmac_sha256(keys_.attempts, "user:" + std::to_string(user.value));
}

std::string Authentication::key_of_device(UserId user, std::string_view device) const {
  return platform::hmac_sha256(keys_.attempts,
                               "device:" + std::to_string(user.value) + ":" + std::string(device));
}

Result<domain::AttemptVerdict> Authentication::try_reserve(WriteScope& scope,
                                                           const std::string& attempt_key) {
  const auto history = TRY(attempts::find(scope.connection, attempt_key));
  auto verdict = domain::reserve_attempt(history, scope.now, settings_.throttle);
  if (verdict.is_allowed) TRY(attempts::save(scope.connection, attempt_key, verdict.history));
  return verdict;
}

Status Authentication::reserve(WriteScope& scope, const std::string& attempt_key) {
  const auto verdict = TRY(try_reserve(scope, attempt_key));
  if (!verdict.is_allowed) return too_many_attempts(verdict.wait);
  return ok();
}

Status Authentication::forget_attempts(const std::string& attempt_key) {
  return lanes_.write_now(
      [&](WriteScope& scope) { return attempts::forget(scope.connection, attempt_key); });
}

}  // namespace cochin::app
