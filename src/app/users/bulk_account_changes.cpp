#include <algorithm>

#include "app/audit/audit_record.hpp"
#include "app/users/account_administration.hpp"
#include "app/users/account_lookup.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/account_link_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

using Kind = BulkChange::Kind;

constexpr std::int64_t kMostAccounts = 100'000;

bool changes_rights(Kind kind) {
  return kind != Kind::kRequirePasswordChange && kind != Kind::kEndSessions;
}

bool changes_group(Kind kind) {
  return kind == Kind::kAddToGroup || kind == Kind::kRemoveFromGroup;
}

std::string_view action_of(Kind kind) {
  switch (kind) {
    case Kind::kDisable: return audit::actions::users_disabled;
    case Kind::kEnable: return audit::actions::users_enabled;
    case Kind::kRequirePasswordChange: return audit::actions::users_password_change_required;
    case Kind::kEndSessions: return audit::actions::auth_sessions_ended;
    case Kind::kAddToGroup:
    case Kind::kRemoveFromGroup: break;
  }
  return audit::actions::users_changed;
}

bool is_in_group(const Account& account, GroupId group) {
  return std::ranges::any_of(account.groups,
                             [&](const users::GroupName& present) { return present.id == group; });
}

/// Whether the account is already as the change would make it.
bool is_done(const BulkChange& change, const Account& account) {
  switch (change.kind) {
    case Kind::kDisable: return !account.user.is_active;
    case Kind::kEnable: return account.user.is_active;
    case Kind::kAddToGroup: return is_in_group(account, change.group);
    case Kind::kRemoveFromGroup: return !is_in_group(account, change.group);
    case Kind::kRequirePasswordChange:
    case Kind::kEndSessions: break;
  }
  return false;
}

Status apply(storage::sql::Connection& connection, const BulkChange& change,
             const Account& account) {
  Account after = account;
  switch (change.kind) {
    case Kind::kDisable:
    case Kind::kEnable:
      after.user.is_active = change.kind == Kind::kEnable;
      return users::update_account(connection, after);
    case Kind::kRequirePasswordChange:
      return users::require_password_change(connection, account.user.id);
    case Kind::kAddToGroup:
      TRY(users::add_to_group(connection, account.user.id, change.group));
      return users::update_account(connection, after);
    case Kind::kRemoveFromGroup:
      TRY(users::remove_from_group(connection, account.user.id, change.group));
      return users::update_account(connection, after);
    case Kind::kEndSessions: break;
  }
  return ok();
}

Status check_group(const Actor& administrator, WriteScope& scope, const BulkChange& change) {
  if (!changes_group(change.kind)) return ok();
  if (!TRY(users::find_group(scope.connection, change.group))) {
    const ErrorParameters id = {{"id", std::to_string(change.group.value)}};
    return Error{&errors::invalid_input, {}, {{"/group", &errors::unknown_group, id}}};
  }
  if (change.kind == Kind::kRemoveFromGroup) return ok();
  return check_may_give(administrator, scope, change.group);
}

Status record_change(WriteScope& scope, const Actor& administrator, Kind kind,
                     const Account& before) {
  const Account after = TRY(find_account(scope.connection, before.user.id));
  Tree old = account_facts(before);
  Tree now = account_facts(after);
  audit::keep_differences(old, now);
  const bool has_facts = changes_rights(kind);
  return audit::record(scope, administrator,
                       {.action = action_of(kind),
                        .object = account_object(before.user.id),
                        .before = has_facts ? std::move(old) : Tree(),
                        .after = has_facts ? std::move(now) : Tree()});
}

}  // namespace

Result<std::vector<Account>> AccountAdministration::targets_of(const Actor& administrator,
                                                               WriteScope& scope,
                                                               const BulkChange& change) const {
  std::vector<Account> targets;
  if (change.users) {
    for (const UserId id : *change.users) {
      targets.push_back(TRY(find_account(scope.connection, id)));
    }
  } else {
    targets = TRY(users::list_accounts(scope.connection, {}, kMostAccounts));
    std::erase_if(targets, [&](const Account& account) {
      return changes_rights(change.kind) && account.user.id == administrator.id;
    });
  }
  std::erase_if(targets, [&](const Account& account) { return is_done(change, account); });
  return targets;
}

/// The caller's own session stays, so that he sees what came of it.
Status AccountAdministration::change_one(const Actor& administrator, WriteScope& scope,
                                         const BulkChange& change, const Account& account,
                                         const Session* session) const {
  const UserId id = account.user.id;
  TRY(check_may_administer(administrator, scope.connection, account));
  if (changes_rights(change.kind) && id == administrator.id) return Error{&errors::own_rights};
  TRY(apply(scope.connection, change, account));
  const bool is_own = session != nullptr && session->user.id == id;
  TRY(sessions::remove_others(scope.connection, id, is_own ? session->id : domain::SessionId{}));
  if (change.kind == Kind::kDisable || change.kind == Kind::kRequirePasswordChange) {
    TRY(storage::account_links::remove_of(scope.connection, id));
  }
  return record_change(scope, administrator, change.kind, account);
}

Result<std::int64_t> AccountAdministration::change_many(const Actor& actor, WriteScope& scope,
                                                        const Session* session,
                                                        const BulkChange& change) {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  if (change.kind != Kind::kEndSessions) TRY(check_recent(actor, session, scope.now));
  TRY(check_group(administrator, scope, change));
  std::vector<UserId> changed;
  for (const Account& account : TRY(targets_of(administrator, scope, change))) {
    TRY(change_one(administrator, scope, change, account, session));
    changed.push_back(account.user.id);
  }
  if (change.kind == Kind::kDisable) TRY(check_superuser_remains(scope.connection));
  const auto count = static_cast<std::int64_t>(changed.size());
  scope.after_commit = [this, changed = std::move(changed)] {
    authentication_.forget_users(changed);
  };
  return count;
}

}  // namespace cochin::app
