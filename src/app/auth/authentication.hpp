#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/auth/account_keys.hpp"
#include "app/auth/password_verdict.hpp"
#include "app/auth/rate_limit.hpp"
#include "app/auth/relying_party.hpp"
#include "app/auth/session.hpp"
#include "app/auth/session_cache.hpp"
#include "app/auth/session_snapshot.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/accounts/login_throttle.hpp"
#include "domain/accounts/password_policy.hpp"
#include "platform/crypto/password_hasher.hpp"
#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

struct AuthenticationSettings {
  domain::ThrottleRules throttle = {};
  domain::SessionRules session = {};
  domain::PasswordRules password = {};
  AccountDuties duties = {};
  platform::PasswordHashCost hash_cost = {};
  std::size_t source_attempts_per_minute = 20;  ///< failures from one address; 0: no limit
  std::size_t source_attempts_per_hour = 100;
  std::string secret;                        ///< of the instance: every key is derived from it
  std::vector<std::string> host_names = {};  ///< poor passwords contain them
  std::filesystem::path initial_password_file = {};  ///< removed when that password is changed
};

/// From where someone signs in, as he will recognise it in the list of his sessions.
struct Client {
  std::string device;
  std::string address;
  std::string request_id = {};
  std::string replaced_token;  ///< of a session that the new one takes the place of, or empty
  std::string device_marks;    ///< what the browser kept of earlier sign-ins (device_marks.hpp)
};

/// As typed.
struct PasswordChange {
  std::string_view current_password;
  std::string_view new_password;
};

/// What the second step of a sign-in is given: a code as typed, or what a passkey said.
using SecondProof = std::variant<std::string_view, PasskeyAnswer>;

/// A fresh token for the browser and the session that it opens.
struct SignedIn {
  std::string token;
  std::shared_ptr<const Session> session;
  std::string device_marks = {};  ///< to be kept by the browser; empty: nothing new
};

/// Signing in, out and everything about passwords and sessions. Thread-safe.
///
/// `sign_in`, `finish_sign_in`, `change_password` and `reauthenticate` hash or wait for the write
/// lane: run them on the hash lane. They count an attempt, on the disk, before they look at a
/// password or a code.
class Authentication {
 public:
  /// `lanes` must outlive it, and it must outlive the last job on them: the database stops first.
  /// Reads every session anew after a commit that changed what users may do
  /// (`WriteScope::rights_changed`), so that the next request has the new rights.
  Authentication(Lanes& lanes, AuthenticationSettings settings);

  /// The live session of a browser's `token`, or what an API token opens, if it is in memory; notes
  /// that it was seen. Never blocks.
  std::shared_ptr<const Session> find_session(std::string_view token,
                                              Activity activity = Activity::kUser);
  /// Taken before the read in which `load_session` runs.
  std::uint64_t load_ticket() const { return cache_->ticket(); }
  /// The same from the database. Errors: `unauthenticated`.
  Result<std::shared_ptr<const Session>> load_session(ReadScope& scope, std::string_view token,
                                                      std::uint64_t ticket,
                                                      Activity activity = Activity::kUser);
  Timestamp end_of(const Session& session) const { return cache_->end_of(session); }

  /// The one use case without an actor. The session is pending when the account has a second
  /// factor. Errors: `invalid_credentials` for every reason alike; `too_many_attempts` with
  /// `retry_after` (s); `password_too_long`; `unavailable`.
  Result<SignedIn> sign_in(std::string_view username, std::string_view password,
                           const Client& client);

  /// The second step: a code of the second factor, a recovery code or a passkey completes a
  /// pending session under a new token. After five wrong proofs the session ends. Errors:
  /// `invalid_input` with `wrong_code` at `/code` or `passkey_refused` at `/passkey`;
  /// `unauthenticated` when nothing is pending.
  Result<SignedIn> finish_sign_in(const Session& session, const SecondProof& proof,
                                  const Client& client);

  Status sign_out(const Actor& actor, WriteScope& scope, const Session& session);

  /// Gives the account a new password and the session a new token; ends the account's other
  /// sessions. Errors: `invalid_input` with `wrong_password` at `/current_password` or, at
  /// `/new_password`, every broken rule of `domain::check_password` or `reused`;
  /// `too_many_attempts`; `password_too_long`; `unauthenticated`.
  Result<SignedIn> change_password(const Actor& actor, const Session& session,
                                   const PasswordChange& change, const Client& client);

  /// Opens the window for dangerous acts and gives the session a new token. Errors:
  /// `invalid_input` with `wrong_password` at `/password`; `too_many_attempts`;
  /// `password_too_long`; `unauthenticated`.
  Result<SignedIn> reauthenticate(const Actor& actor, const Session& session,
                                  std::string_view password);

  /// For dangerous use cases. Errors: `reauthentication_required`.
  Status require_recent_password(const Session& session, Timestamp now) const;

  /// Every rule on a new password of `user`, as `change_password` judges it but for reuse.
  /// `password` is in the form of `normalize_password`. Errors: `invalid_input` with each broken
  /// rule at `pointer`.
  Status check_new_password(const std::string& password, const domain::User& user,
                            bool has_global_right, std::string_view pointer) const;

  /// The same, rule by rule, for a form that is being typed; stores nothing. Reuse is not told: it
  /// would say, guess by guess, what the former passwords were. Errors: `too_many_attempts`,
  /// `password_too_long`.
  Result<PasswordVerdict> judge_password(const Session& session, std::string_view password);

  /// Whether the end of the password is near enough to be told.
  bool is_expiry_near(const Session& session) const;

  /// To be called after the commit of anything that changes what the user may do: his sessions and
  /// tokens are read anew by the next request.
  void forget_user(UserId user) { cache_->drop_user(user); }
  void forget_users(const std::vector<UserId>& users) {
    for (const UserId user : users) cache_->drop_user(user);
  }

  /// Gives the session a new token, inside the caller's transaction: at every rise of rights.
  Result<SignedIn> renew_session(WriteScope& scope, const Session& session);
  /// For those who administer accounts: until when nobody can sign in to the account with this key
  /// of its name; empty when there is no pause. Errors: the connection's.
  Result<std::optional<Timestamp>> paused_until(ReadScope& scope,
                                                std::string_view username_key) const;
  /// The accounts that are in a pause. Errors: the connection's.
  Result<std::vector<UserId>> paused_users(ReadScope& scope) const;
  /// Whether a session with these times still opens something.
  bool is_alive(const domain::SessionTimes& times, Timestamp now) const {
    return domain::is_session_alive(times, now, settings_.session);
  }
  /// Ends the pauses of the account and forgets its failures. Errors: the connection's.
  Status unlock(WriteScope& scope, UserId user, std::string_view username_key) const;
  /// Errors: `invalid_input` with `reused` at `/new_password` for the present password or one of
  /// the last. Verifies several hashes.
  Status check_reuse(const storage::users::StoredUser& user, const std::string& password);

  const platform::PasswordHasher& hasher() const { return hasher_; }
  const domain::PasswordRules& password_rules() const { return settings_.password; }
  const domain::SessionRules& session_rules() const { return settings_.session; }
  const AccountKeys& keys() const { return keys_; }

 private:
  using MaybeUser = std::optional<storage::users::StoredUser>;

  /// Where an attempt at the door is counted.
  struct Doorway {
    std::string attempt_key;
    bool is_known_device = false;
    Timestamp counted_at;
  };

  struct Loaded {
    std::shared_ptr<const Session> session;
    Timestamp last_seen;
  };

  std::string key_of_name(std::string_view username_key) const;
  std::string key_of_session_user(UserId user) const;
  std::string key_of_device(UserId user, std::string_view device) const;
  Status reserve(WriteScope& scope, const std::string& attempt_key);
  Result<domain::AttemptVerdict> try_reserve(WriteScope& scope, const std::string& attempt_key);
  Status forget_attempts(const std::string& attempt_key);
  Status tell_failure(const Actor& actor, const domain::AttemptVerdict& verdict);
  bool is_right(const MaybeUser& user, std::string_view password) const;
  Result<Doorway> choose_doorway(WriteScope& scope, const std::string& name, const MaybeUser& user,
                                 const Client& client);

  Result<Loaded> read_session(ReadScope& scope, const std::string& hash);
  Result<Loaded> read_api_token(ReadScope& scope, const std::string& hash);
  std::shared_ptr<const Session> seen(SessionCache::Hit hit, Timestamp now);

  Result<SignedIn> open_session(const storage::users::StoredUser& verified, const Doorway& doorway,
                                const Client& client, const std::optional<std::string>& new_hash);
  /// The session that begins, and where its attempts were counted.
  struct Beginning {
    domain::SessionId session;
    std::string attempt_key;
    storage::users::StoredUser& user;
  };
  Status enter(WriteScope& scope, const Client& client, const Beginning& beginning,
               SignedIn& signed_in);
  Status end_pending(const Session& session);
  Result<bool> is_right_code(WriteScope& scope, UserId user, std::string_view code);
  Result<bool> is_right_proof(WriteScope& scope, const Session& session, const SecondProof& proof);
  Result<storage::users::StoredUser> verify_session_user(const Actor& actor, const Session& session,
                                                         const std::string& password,
                                                         std::string_view pointer);
  Result<SignedIn> replace_password(const Actor& actor, const Session& session,
                                    const storage::users::StoredUser& verified,
                                    const std::string& new_hash);
  domain::PersonalData personal_data(const domain::User& user, bool has_global_right) const;

  Lanes& lanes_;
  const AuthenticationSettings settings_;
  const AccountKeys keys_;
  const platform::PasswordHasher hasher_;
  std::shared_ptr<SessionCache> cache_;  ///< shared with the hook on changed rights
  RateLimit sources_;                    ///< failures at the door, by network
  RateLimit verdicts_;                   ///< passwords judged, by user
};

}  // namespace cochin::app
