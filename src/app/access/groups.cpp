#include "app/access/groups.hpp"

#include "app/access/access.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/group_repository.hpp"

namespace cochin::app {

namespace {

using domain::Group;
using domain::GroupId;

bool gives_the_same(const Group& one, const Group& other) {
  return one.rights == other.rights && one.permissions == other.permissions;
}

Result<Group> find_group(storage::sql::Connection& connection, GroupId id) {
  auto group = TRY(storage::groups::find(connection, id));
  if (!group) return Error{&errors::not_found};
  return *std::move(group);
}

Status check_name(const WriteScope& scope, const Group& group) {
  if (!TRY(storage::groups::is_name_taken(scope.connection, group.name, group.id))) return ok();
  return Error{&errors::invalid_input, {}, {{"/name", &errors::name_taken, {}}}};
}

Status check_not_own(const Actor& actor, const WriteScope& scope, GroupId group) {
  if (actor.is_superuser) return ok();
  if (!TRY(storage::groups::is_member(scope.connection, group, actor.id))) return ok();
  return Error{&errors::own_rights};
}

}  // namespace

Status check_may_manage_users(const Actor& actor) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.may("users.manage")) return Error{&errors::forbidden};
  return ok();
}

Result<std::vector<Group>> Groups::list(const Actor& actor, ReadScope& scope) const {
  TRY(check_may_manage_users(actor));
  return storage::groups::list(scope.connection);
}

Result<Group> Groups::find(const Actor& actor, ReadScope& scope, GroupId id) const {
  TRY(check_may_manage_users(actor));
  return find_group(scope.connection, id);
}

Result<Group> Groups::create(const Actor& actor, WriteScope& scope, const GroupInput& input) const {
  TRY(check_may_manage_users(actor));
  Group group = TRY(read_group(scope, {}, input));
  TRY(check_name(scope, group));
  TRY(check_within_own_rights(actor, *scope.catalog, group));
  group.id = TRY(storage::groups::insert(scope.connection, group));
  return group;
}

Result<Group> Groups::update(const Actor& actor, WriteScope& scope, GroupId id,
                             const GroupInput& input) const {
  TRY(check_may_manage_users(actor));
  const Group before = TRY(find_group(scope.connection, id));
  const Group after = TRY(read_group(scope, before, input));
  TRY(check_name(scope, after));
  if (!gives_the_same(before, after)) {
    TRY(check_not_own(actor, scope, id));
    TRY(check_within_own_rights(actor, *scope.catalog, after));
  }
  TRY(storage::groups::update(scope.connection, after));
  authentication_.rights_changed(scope);
  return after;
}

Status Groups::remove(const Actor& actor, WriteScope& scope, GroupId id) const {
  TRY(check_may_manage_users(actor));
  TRY(find_group(scope.connection, id));
  TRY(check_not_own(actor, scope, id));
  TRY(storage::groups::remove(scope.connection, id));
  authentication_.rights_changed(scope);
  return ok();
}

}  // namespace cochin::app
