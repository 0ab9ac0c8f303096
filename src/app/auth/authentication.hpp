#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/auth/session.hpp"
#include "app/auth/session_cache.hpp"
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
  platform::PasswordHashCost hash_cost = {};
  std::string attempt_secret;  ///< keys the names under which attempts are counted
  std::filesystem::path initial_password_file = {};  ///< removed when that password is changed
};

/// From where someone signs in, as he will recognise it in the list of his sessions.
struct Client {
  std::string device;
  std::string address;
  std::string replaced_token;  ///< of a session that the new one takes the place of, or empty
};

/// A fresh token for the browser and the session that it opens.
struct SignedIn {
  std::string token;
  std::shared_ptr<const Session> session;
};

/// Signing in, out and everything about passwords and sessions. Thread-safe.
///
/// `sign_in`, `change_password` and `reauthenticate` hash, and wait for the write lane: run them
/// on the hash lane. All three count an attempt, on the disk, before they look at a password.
class Authentication {
 public:
  /// `lanes` must outlive it, and it must outlive the last job on them: the database stops first.
  Authentication(Lanes& lanes, AuthenticationSettings settings);

  /// The live session of `token` if it is in memory; notes that it was seen. Never blocks.
  std::shared_ptr<const Session> find_session(std::string_view token);
  /// Taken before the read in which `load_session` runs.
  std::uint64_t load_ticket() const { return cache_.ticket(); }
  /// The live session of `token` from the database. Errors: `unauthenticated`.
  Result<std::shared_ptr<const Session>> load_session(ReadScope& scope, std::string_view token,
                                                      std::uint64_t ticket);
  Timestamp end_of(const Session& session) const { return cache_.end_of(session); }

  /// The one use case without an actor. Errors: `invalid_credentials` for every reason alike;
  /// `too_many_attempts` with `retry_after` (s); `password_too_long`; `unavailable`.
  Result<SignedIn> sign_in(std::string_view username, std::string_view password,
                           const Client& client);

  Status sign_out(WriteScope& scope, const Session& session);

  /// Gives the account a new password and the session a new token; ends the account's other
  /// sessions. Errors: `invalid_input` with `wrong_password` at `/current_password` or, at
  /// `/new_password`, every broken rule of `domain::check_password` or `reused`;
  /// `too_many_attempts`; `password_too_long`; `unauthenticated`.
  Result<SignedIn> change_password(const Session& session, std::string_view current_password,
                                   std::string_view new_password);

  /// Opens the window for dangerous acts. Errors: `invalid_input` with `wrong_password` at
  /// `/password`; `too_many_attempts`; `password_too_long`; `unauthenticated`.
  Status reauthenticate(const Session& session, std::string_view password);

  /// To be called by whoever changes what users may do (groups, roles, accounts), in the
  /// transaction: after its commit every session is read anew, so that the next request has the new
  /// rights.
  void rights_changed(WriteScope& scope);

  /// For dangerous use cases. Errors: `reauthentication_required`.
  Status require_recent_password(const Session& session, Timestamp now) const;

  const platform::PasswordHasher& hasher() const { return hasher_; }
  const domain::PasswordRules& password_rules() const { return settings_.password; }

 private:
  using MaybeUser = std::optional<storage::users::StoredUser>;

  std::string key_of_name(std::string_view username_key) const;
  std::string key_of_session_user(UserId user) const;
  Status reserve(WriteScope& scope, const std::string& attempt_key);
  Status forget_attempts(const std::string& attempt_key);
  bool is_right(const MaybeUser& user, std::string_view password) const;

  Result<SignedIn> open_session(const storage::users::StoredUser& verified,
                                const std::string& attempt_key, const Client& client);
  Result<storage::users::StoredUser> verify_session_user(const Session& session,
                                                         const std::string& password,
                                                         std::string_view pointer);
  Status check_reuse(const storage::users::StoredUser& user, const std::string& password);
  Result<SignedIn> replace_password(const Session& session,
                                    const storage::users::StoredUser& verified,
                                    const std::string& new_hash);

  Lanes& lanes_;
  const AuthenticationSettings settings_;
  const platform::PasswordHasher hasher_;
  SessionCache cache_;
};

}  // namespace cochin::app
