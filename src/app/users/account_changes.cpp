#include <algorithm>

#include "app/audit/audit_record.hpp"
#include "app/auth/session_token.hpp"
#include "app/users/account_administration.hpp"
#include "app/users/account_lookup.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/password_text.hpp"
#include "storage/repositories/account_link_repository.hpp"
#include "storage/repositories/api_token_repository.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

Error refuse(std::string pointer, const ErrorKind& kind, ErrorParameters parameters = {}) {
  return Error{&errors::invalid_input, {}, {{std::move(pointer), &kind, std::move(parameters)}}};
}

Status check_name_free(storage::sql::Connection& connection, const Account& account) {
  const auto holder = TRY(users::find_by_key(connection, account.username_key));
  if (holder && holder->user.id != account.user.id) {
    return refuse("/username", errors::username_taken);
  }
  return ok();
}

bool has_groups(const Account& account, const std::vector<std::int64_t>& wanted) {
  std::vector<std::int64_t> present;
  for (const users::GroupName& group : account.groups) present.push_back(group.id.value);
  return std::is_permutation(present.begin(), present.end(), wanted.begin(), wanted.end());
}

bool is_full_administrator(const Account& account) {
  return account.user.is_active && account.user.is_superuser;
}

std::string_view action_of(const Account& before, const Account& after) {
  if (before.user.is_active == after.user.is_active) return audit::actions::users_changed;
  return after.user.is_active ? audit::actions::users_enabled : audit::actions::users_disabled;
}

/// What a definition would change of an account.
struct Changes {
  bool rights = false;    ///< what it may do, or whether it may do anything
  bool identity = false;  ///< the name to sign in with, the address to write to
};

Changes compare(const Account& before, const Account& after, const AccountDefinition& definition) {
  const domain::User& old = before.user;
  const domain::User& now = after.user;
  return {.rights = old.is_active != now.is_active || old.is_staff != now.is_staff ||
                    old.is_superuser != now.is_superuser ||
                    (definition.groups && !has_groups(before, *definition.groups)),
          .identity = old.username != now.username || old.email != now.email};
}

Status record_change(WriteScope& scope, const Actor& administrator, const Account& before,
                     const Account& after) {
  Tree old = account_facts(before);
  Tree now = account_facts(after);
  audit::keep_differences(old, now);
  return audit::record(scope, administrator,
                       {.action = action_of(before, after),
                        .object = account_object(after.user.id),
                        .before = std::move(old),
                        .after = std::move(now)});
}

}  // namespace

Result<std::string> AccountAdministration::hash_first_password(const AccountDefinition& definition,
                                                               const Account& account) const {
  // One that nobody knows takes as long to be refused as any other.
  if (!definition.password) return authentication_.hasher().hash(make_session_token());
  const auto password = domain::normalize_password(*definition.password);
  if (!password) return Error{&errors::password_too_long};
  bool has_global_right = false;
  TRY(lanes_.read_now([&](ReadScope& scope) -> Status {
    for (const std::int64_t id : definition.groups.value_or(std::vector<std::int64_t>())) {
      has_global_right |= !TRY(users::rights_of_group(scope.connection, {id})).empty();
    }
    return ok();
  }));
  TRY(authentication_.check_new_password(*password, account.user, has_global_right, "/password"));
  return authentication_.hasher().hash(*password);
}

Result<CreatedAccount> AccountAdministration::create(const Actor& actor, const Session* session,
                                                     const AccountDefinition& definition) {
  if (!actor.may("users.manage")) return Error{&errors::forbidden};
  TRY(check_recent(actor, session, lanes_.now()));
  Account account;
  TRY(apply_definition(definition, account));
  account.user.password_change_required = definition.password && actor.id;
  const std::string password = TRY(hash_first_password(definition, account));
  CreatedAccount created;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    TRY(insert_account(actor, scope, definition, account, password));
    created.id = account.user.id;
    if (!definition.password) created.setup = TRY(add_link(scope, created.id));
    return ok();
  }));
  return created;
}

Status AccountAdministration::insert_account(const Actor& actor, WriteScope& scope,
                                             const AccountDefinition& definition, Account& account,
                                             const std::string& password) const {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  if (account.user.is_superuser && !administrator.is_superuser) return Error{&errors::forbidden};
  TRY(check_name_free(scope.connection, account));
  account.user.date_joined = scope.now;
  account.user.password_changed_at = scope.now;
  account.user.id =
      TRY(users::insert(scope.connection, account.user, account.username_key, password));
  if (definition.groups) TRY(set_groups(administrator, scope, account, *definition.groups));
  account = TRY(find_account(scope.connection, account.user.id));
  return audit::record(scope, administrator,
                       {.action = audit::actions::users_created,
                        .object = account_object(account.user.id),
                        .after = account_facts(account)});
}

/// Only what is added is asked for: what another gave may stay.
Status AccountAdministration::set_groups(const Actor& administrator, WriteScope& scope,
                                         const Account& account,
                                         const std::vector<std::int64_t>& groups) const {
  for (const users::GroupName& present : account.groups) {
    const bool stays = std::ranges::find(groups, present.id.value) != groups.end();
    if (!stays) {
      TRY(users::remove_from_group(scope.connection, account.user.id, present.id));
    }
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const GroupId group{groups[i]};
    const bool is_present = std::ranges::any_of(
        account.groups, [&](const users::GroupName& present) { return present.id == group; });
    if (is_present) continue;
    if (!TRY(users::find_group(scope.connection, group))) {
      return refuse("/groups/" + std::to_string(i), errors::unknown_group,
                    {{"id", std::to_string(group.value)}});
    }
    TRY(check_may_give(administrator, scope, group));
    TRY(users::add_to_group(scope.connection, account.user.id, group));
  }
  return ok();
}

Status AccountAdministration::update(const Actor& actor, WriteScope& scope, const Session* session,
                                     UserId id, const AccountUpdate& update) {
  const AccountDefinition& definition = update.definition;
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  const Account before = TRY(find_account(scope.connection, id));
  if (update.expected_version.value_or(before.version) != before.version) {
    return Error{&errors::version_conflict};
  }
  TRY(check_may_administer(administrator, scope.connection, before));
  Account after = before;
  TRY(apply_definition(definition, after));
  const Changes changes = compare(before, after, definition);
  if (changes.rights && id == administrator.id) return Error{&errors::own_rights};
  if (after.user.is_superuser && !administrator.is_superuser) return Error{&errors::forbidden};
  if (changes.rights || changes.identity) TRY(check_recent(actor, session, scope.now));
  TRY(check_name_free(scope.connection, after));
  if (definition.groups) TRY(set_groups(administrator, scope, before, *definition.groups));
  if (!changes.rights && account_facts(before) == account_facts(after)) return ok();
  TRY(users::update_account(scope.connection, after));
  if (changes.rights) TRY(sessions::remove_others(scope.connection, id, {}));
  if (!after.user.is_active) TRY(storage::account_links::remove_of(scope.connection, id));
  if (is_full_administrator(before)) TRY(check_superuser_remains(scope.connection));
  scope.after_commit = [this, id] { authentication_.forget_user(id); };
  return record_change(scope, administrator, before, TRY(find_account(scope.connection, id)));
}

Status AccountAdministration::remove(const Actor& actor, WriteScope& scope, const Session* session,
                                     UserId id) {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  const Account account = TRY(find_account(scope.connection, id));
  TRY(check_may_administer(administrator, scope.connection, account));
  if (id == administrator.id) return Error{&errors::own_rights};
  TRY(check_recent(actor, session, scope.now));
  TRY(authentication_.unlock(scope, id, account.username_key));
  TRY(users::anonymise_account(scope.connection, id, scope.now));
  TRY(storage::second_factors::remove(scope.connection, id));
  TRY(storage::api_tokens::remove_of(scope.connection, id));
  TRY(sessions::remove_others(scope.connection, id, {}));
  TRY(storage::account_links::remove_of(scope.connection, id));
  if (is_full_administrator(account)) TRY(check_superuser_remains(scope.connection));
  scope.after_commit = [this, id] { authentication_.forget_user(id); };
  return audit::record(scope, administrator,
                       {.action = audit::actions::users_deleted,
                        .object = account_object(id),
                        .before = Tree::Map{{"username", account.user.username},
                                            {"is_superuser", account.user.is_superuser}}});
}

}  // namespace cochin::app
