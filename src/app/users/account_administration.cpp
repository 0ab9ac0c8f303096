#include "app/users/account_administration.hpp"

#include "app/audit/audit_record.hpp"
#include "app/users/account_lookup.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/username.hpp"
#include "storage/repositories/second_factor_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace sessions = storage::sessions;
namespace users = storage::users;

Result<Account> find_account(storage::sql::Connection& connection, UserId id) {
  auto found = TRY(users::find_account(connection, id));
  if (!found) return Error{&errors::not_found};
  return *std::move(found);
}

AccountAdministration::AccountAdministration(Lanes& lanes, Authentication& authentication,
                                             Options options)
    : lanes_(lanes), authentication_(authentication), options_(std::move(options)) {}

Status AccountAdministration::check_recent(const Actor& actor, const Session* session,
                                           Timestamp now) const {
  if (!actor.id) return ok();
  if (session == nullptr) return Error{&errors::reauthentication_required};
  return authentication_.require_recent_password(*session, now);
}

Result<AccountAdministration::Page> AccountAdministration::list(const Actor& actor,
                                                                ReadScope& scope,
                                                                Query query) const {
  TRY(present_administrator(actor, scope.connection));
  if (query.is_locked) {
    query.filter.is_among = *query.is_locked;
    query.filter.among = TRY(authentication_.paused_users(scope));
  }
  Page page;
  page.accounts = TRY(users::list_accounts(scope.connection, query.filter, query.limit));
  if (query.wants_total) page.total = TRY(users::count_accounts(scope.connection, query.filter));
  return page;
}

Result<Account> AccountAdministration::find(const Actor& actor, ReadScope& scope, UserId id) const {
  TRY(present_administrator(actor, scope.connection));
  return find_account(scope.connection, id);
}

Result<UserId> AccountAdministration::find_by_name(const Actor& actor, WriteScope& scope,
                                                   std::string_view username) const {
  TRY(present_administrator(actor, scope.connection));
  const std::string key = domain::username_key(username).value_or(std::string());
  const auto found = TRY(users::find_by_key(scope.connection, key));
  if (!found) return Error{&errors::not_found};
  return found->user.id;
}

Result<std::optional<Timestamp>> AccountAdministration::locked_until(ReadScope& scope,
                                                                     const Account& account) const {
  return authentication_.paused_until(scope, account.username_key);
}

Status AccountAdministration::unlock(const Actor& actor, WriteScope& scope, UserId id) {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  const Account account = TRY(find_account(scope.connection, id));
  TRY(check_may_administer(administrator, scope.connection, account));
  TRY(authentication_.unlock(scope, id, account.username_key));
  return audit::record(scope, administrator,
                       {.action = audit::actions::users_unlocked,
                        .object = account_object(id),
                        .after = Tree::Map{{"username", account.user.username}}});
}

Status AccountAdministration::remove_second_factor(const Actor& actor, WriteScope& scope,
                                                   const Session* session, UserId id) {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  const Account account = TRY(find_account(scope.connection, id));
  TRY(check_may_administer(administrator, scope.connection, account));
  TRY(check_may_open(administrator, scope, account));
  if (id == administrator.id) return Error{&errors::own_rights};
  TRY(check_recent(actor, session, scope.now));
  TRY(storage::second_factors::remove(scope.connection, id));
  TRY(sessions::remove_others(scope.connection, id, {}));
  scope.after_commit = [this, id] { authentication_.forget_user(id); };
  return audit::record(scope, administrator,
                       {.action = audit::actions::auth_second_factor_changed,
                        .object = account_object(id),
                        .before = Tree::Map{{"second_factor", account.has_second_factor}},
                        .after = Tree::Map{{"second_factor", false}}});
}

Result<std::vector<AccountSession>> AccountAdministration::list_sessions(const Actor& actor,
                                                                         ReadScope& scope,
                                                                         UserId id) const {
  TRY(present_administrator(actor, scope.connection));
  TRY(find_account(scope.connection, id));
  auto found = TRY(sessions::list(scope.connection, id));
  std::erase_if(found, [&](const AccountSession& session) {
    return !authentication_.is_alive(session.times, scope.now);
  });
  return found;
}

Status AccountAdministration::end_sessions(const Actor& actor, WriteScope& scope, UserId id,
                                           std::optional<domain::SessionId> session) {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  const Account account = TRY(find_account(scope.connection, id));
  TRY(check_may_administer(administrator, scope.connection, account));
  if (session && !TRY(sessions::remove_of(scope.connection, id, *session))) {
    return Error{&errors::not_found};
  }
  if (!session) TRY(sessions::remove_others(scope.connection, id, {}));
  scope.after_commit = [this, id] { authentication_.forget_user(id); };
  return audit::record(scope, administrator,
                       {.action = audit::actions::auth_sessions_ended,
                        .object = account_object(id),
                        .after = Tree::Map{{"sessions", session ? "one" : "all"}}});
}

}  // namespace cochin::app
