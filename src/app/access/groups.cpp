#include "app/access/groups.hpp"

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
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

std::string group_object(GroupId id) { return "group:" + std::to_string(id.value); }

Tree field_slugs(const domain::Table* table, const std::vector<FieldId>& fields) {
  Tree::List slugs;
  for (const FieldId id : fields) {
    const domain::Field* field = table == nullptr ? nullptr : table->find_field(id);
    slugs.emplace_back(field == nullptr ? std::to_string(id.value) : field->slug);
  }
  return slugs;
}

/// What the audit log says of a group.
Tree group_facts(const domain::Schema& schema, const Group& group) {
  Tree::List rights(group.rights.begin(), group.rights.end());
  Tree::List permissions;
  for (const domain::TablePermission& permission : group.permissions) {
    const domain::Table* table = permission.table ? schema.find(*permission.table) : nullptr;
    Tree::List actions;
    for (const domain::Action action : domain::kActions) {
      if (permission.actions.has(action)) actions.emplace_back(domain::name_of(action));
    }
    permissions.emplace_back(
        Tree::Map{{"table", table == nullptr ? std::string("*") : table->slug},
                  {"actions", std::move(actions)},
                  {"record_filter", permission.record_filter},
                  {"hidden_fields", field_slugs(table, permission.hidden_fields)},
                  {"readonly_fields", field_slugs(table, permission.readonly_fields)}});
  }
  return Tree::Map{
      {"name", group.name}, {"rights", std::move(rights)}, {"permissions", std::move(permissions)}};
}

}  // namespace

Status check_may_manage_users(const Actor& actor) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.may("users.manage")) return Error{&errors::forbidden};
  return ok();
}

Status record_group_change(const Actor& actor, WriteScope& scope, const Group& before,
                           const Group& after) {
  Tree old = group_facts(scope.schema(), before);
  Tree now = group_facts(scope.schema(), after);
  audit::keep_differences(old, now);
  return audit::record(scope, actor,
                       {.action = audit::actions::groups_changed,
                        .object = group_object(after.id),
                        .before = std::move(old),
                        .after = std::move(now)});
}

Result<std::vector<Group>> Groups::list(const Actor& actor, ReadScope& scope) const {
  TRY(check_may_manage_users(actor));
  return storage::groups::list(scope.connection);
}

Result<Group> Groups::find(const Actor& actor, ReadScope& scope, GroupId id) const {
  TRY(check_may_manage_users(actor));
  return find_group(scope.connection, id);
}

Result<Group> Groups::create(const Actor& actor, WriteScope& scope, const Session& session,
                             const GroupInput& input) const {
  TRY(check_may_manage_users(actor));
  TRY(authentication_.require_recent_password(session, scope.now));
  Group group = TRY(read_group(scope, {}, input));
  TRY(check_name(scope, group));
  TRY(check_within_own_rights(actor, *scope.catalog, group));
  group.id = TRY(storage::groups::insert(scope.connection, group));
  TRY(audit::record(scope, actor,
                    {.action = audit::actions::groups_created,
                     .object = group_object(group.id),
                     .after = group_facts(scope.schema(), group)}));
  return group;
}

Result<Group> Groups::update(const Actor& actor, WriteScope& scope, const Session& session,
                             GroupId id, const GroupInput& input) const {
  TRY(check_may_manage_users(actor));
  const Group before = TRY(find_group(scope.connection, id));
  const Group after = TRY(read_group(scope, before, input));
  TRY(check_name(scope, after));
  if (!gives_the_same(before, after)) {
    TRY(check_not_own(actor, scope, id));
    TRY(authentication_.require_recent_password(session, scope.now));
    TRY(check_within_own_rights(actor, *scope.catalog, after));
  }
  TRY(storage::groups::update(scope.connection, after));
  scope.rights_changed = true;
  TRY(record_group_change(actor, scope, before, after));
  return after;
}

Status Groups::remove(const Actor& actor, WriteScope& scope, const Session& session,
                      GroupId id) const {
  TRY(check_may_manage_users(actor));
  const Group group = TRY(find_group(scope.connection, id));
  TRY(check_not_own(actor, scope, id));
  TRY(authentication_.require_recent_password(session, scope.now));
  TRY(storage::groups::remove(scope.connection, id));
  scope.rights_changed = true;
  return audit::record(scope, actor,
                       {.action = audit::actions::groups_deleted,
                        .object = group_object(id),
                        .before = group_facts(scope.schema(), group)});
}

}  // namespace cochin::app
