#include "app/users/account_guards.hpp"

#include "app/access/groups.hpp"
#include "app/auth/session_snapshot.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/group_repository.hpp"
#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

namespace users = storage::users;

namespace {

constexpr std::string_view kRight = "users.manage";

Status check_has_all(const Actor& administrator, const std::vector<std::string>& rights) {
  for (const std::string& right : rights) {
    if (!administrator.may(right)) return Error{&errors::more_than_own_rights};
  }
  return ok();
}

}  // namespace

Result<Actor> present_administrator(const Actor& actor, storage::sql::Connection& connection) {
  if (!actor.may(kRight)) return Error{&errors::forbidden};
  Actor present = TRY(present_actor(connection, actor));
  if (!present.may(kRight)) return Error{&errors::forbidden};
  return present;
}

Status check_may_administer(const Actor& administrator, storage::sql::Connection& connection,
                            const Account& account) {
  if (administrator.is_superuser) return ok();
  if (account.user.is_superuser) return Error{&errors::forbidden};
  return check_has_all(administrator, TRY(actor_of_user(connection, account.user)).rights);
}

Status check_may_give(const Actor& administrator, const WriteScope& scope, GroupId group) {
  if (administrator.is_superuser) return ok();
  const auto found = TRY(storage::groups::find(scope.connection, group));
  if (!found) return ok();
  return check_within_own_rights(administrator, *scope.catalog, *found);
}

Status check_may_open(const Actor& administrator, const WriteScope& scope, const Account& account) {
  for (const users::GroupName& group : account.groups) {
    TRY(check_may_give(administrator, scope, group.id));
  }
  return ok();
}

Status check_superuser_remains(storage::sql::Connection& connection) {
  if (TRY(users::count_active_superusers(connection)) > 0) return ok();
  return Error{&errors::last_administrator};
}

Tree account_facts(const Account& account) {
  Tree::List groups;
  for (const users::GroupName& group : account.groups) groups.emplace_back(group.name);
  const domain::User& user = account.user;
  return Tree::Map{{"username", user.username},         {"email", user.email},
                   {"first_name", user.first_name},     {"last_name", user.last_name},
                   {"is_active", user.is_active},       {"is_staff", user.is_staff},
                   {"is_superuser", user.is_superuser}, {"groups", std::move(groups)}};
}

std::string account_object(UserId user) { return "user:" + std::to_string(user.value); }

}  // namespace cochin::app
