#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/auth/authentication.hpp"
#include "app/lanes.hpp"
#include "app/users/account_definition.hpp"
#include "app/users/account_guards.hpp"
#include "base/result.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

using AccountSession = storage::sessions::StoredSession;

/// A link by which the owner of an account chooses a password, once. Answered, never stored.
struct AccountLink {
  std::string url;
  Timestamp expires_at;
};

struct CreatedAccount {
  UserId id;
  std::optional<AccountLink> setup;  ///< unless a password was given
};

/// A change of one account.
struct AccountUpdate {
  AccountDefinition definition;
  std::optional<std::int64_t> expected_version = {};  ///< that the caller has seen
};

/// One change of many accounts.
struct BulkChange {
  enum class Kind {
    kDisable,
    kEnable,
    kRequirePasswordChange,  ///< and ends the sessions
    kEndSessions,
    kAddToGroup,
    kRemoveFromGroup
  };
  Kind kind = Kind::kDisable;
  std::optional<std::vector<UserId>> users = {};  ///< empty: all; but not the caller's own rights
  GroupId group = {};
};

/// Accounts in the hands of those who have the right `users.manage`. Thread-safe.
///
/// Errors of every use case: `forbidden` without the right; `not_found` for an account that does
/// not exist or was deleted. Of those that change one: `forbidden` for a superuser's unless the
/// caller is one, `more_than_own_rights`, `own_rights` for the caller's own flags and groups,
/// `last_administrator` when no active superuser would be left. `session` is the caller's, nullptr
/// when he has none: what is dangerous then answers `reauthentication_required`, as it does when
/// the password was not given lately. The program itself (`system_actor`) needs no session.
class AccountAdministration {
 public:
  struct Options {
    std::string public_origin;  ///< in front of links: what is configured, not what a request says
    Duration link_life;         ///< PASSWORD_RESET_TIMEOUT
  };

  /// `lanes` and `authentication` must outlive it and the jobs on the lanes.
  AccountAdministration(Lanes& lanes, Authentication& authentication, Options options);

  struct Page {
    std::vector<Account> accounts;
    std::optional<std::int64_t> total;
  };
  struct Query {
    storage::users::AccountFilter filter;
    std::optional<bool> is_locked = {};
    std::int64_t limit = 50;
    bool wants_total = false;
  };
  Result<Page> list(const Actor& actor, ReadScope& scope, Query query) const;
  Result<Account> find(const Actor& actor, ReadScope& scope, UserId id) const;
  /// The account with this name, however it is written. For the command line.
  Result<UserId> find_by_name(const Actor& actor, WriteScope& scope,
                              std::string_view username) const;
  /// Until when nobody can sign in to it; empty: no pause.
  Result<std::optional<Timestamp>> locked_until(ReadScope& scope, const Account& account) const;

  /// Dangerous. Hashes, and waits for the write lane: hash lane. Also errors: `invalid_input` with
  /// those of `apply_definition`, `username_taken`, `unknown_group`, those of the password policy;
  /// `password_too_long`. The owner must change a password that was given, unless the program gave
  /// it.
  Result<CreatedAccount> create(const Actor& actor, const Session* session,
                                const AccountDefinition& definition);

  /// Dangerous but for names. Ends the account's sessions when its rights change or it is disabled.
  /// Also errors: `version_conflict` when the version is another one; those of `create`.
  Status update(const Actor& actor, WriteScope& scope, const Session* session, UserId id,
                const AccountUpdate& update);

  /// Dangerous. The row stays, without anything personal: records name its id.
  Status remove(const Actor& actor, WriteScope& scope, const Session* session, UserId id);

  /// Ends the pause after failed sign-ins.
  Status unlock(const Actor& actor, WriteScope& scope, UserId id);

  /// Dangerous. For who has lost both his device and his recovery codes: removes the second factor
  /// and ends the account's sessions. Nobody does it to his own account this way: `own_rights`.
  Status remove_second_factor(const Actor& actor, WriteScope& scope, const Session* session,
                              UserId id);

  /// Dangerous. Replaces former links of the account.
  Result<AccountLink> make_reset_link(const Actor& actor, WriteScope& scope, const Session* session,
                                      UserId id);

  /// Dangerous, but for ending sessions. All or nothing; gives how many accounts there were. Also
  /// errors: `unknown_group`.
  Result<std::int64_t> change_many(const Actor& actor, WriteScope& scope, const Session* session,
                                   const BulkChange& change);

  /// The newest first, those that still open something.
  Result<std::vector<AccountSession>> list_sessions(const Actor& actor, ReadScope& scope,
                                                    UserId id) const;
  /// One session, or all of them. Also errors: `not_found` for a session that is not his.
  Status end_sessions(const Actor& actor, WriteScope& scope, UserId id,
                      std::optional<domain::SessionId> session);

  /// The one use case without an actor: the owner of a link chooses his password, which ends every
  /// session, link and pause of the account. Hash lane. Errors: `invalid_input` with
  /// `invalid_token` at `/token` or, at `/new_password`, every broken rule or `reused`;
  /// `password_too_long`.
  Status confirm_link(std::string_view token, std::string_view new_password, const Client& client);

 private:
  Status check_recent(const Actor& actor, const Session* session, Timestamp now) const;
  Status set_groups(const Actor& administrator, WriteScope& scope, const Account& account,
                    const std::vector<std::int64_t>& groups) const;
  Result<std::string> hash_first_password(const AccountDefinition& definition,
                                          const Account& account) const;
  Status insert_account(const Actor& actor, WriteScope& scope, const AccountDefinition& definition,
                        Account& account, const std::string& password) const;
  Result<AccountLink> add_link(WriteScope& scope, UserId id) const;
  Status change_one(const Actor& administrator, WriteScope& scope, const BulkChange& change,
                    const Account& account, const Session* session) const;
  Result<std::vector<Account>> targets_of(const Actor& administrator, WriteScope& scope,
                                          const BulkChange& change) const;
  Result<std::optional<storage::users::StoredUser>> owner_of(storage::sql::Connection& connection,
                                                             std::string_view token_hash,
                                                             Timestamp now) const;
  Status store_chosen(WriteScope& scope, const domain::User& user, const std::string& password,
                      const Client& client);

  Lanes& lanes_;
  Authentication& authentication_;
  const Options options_;
};

}  // namespace cochin::app
