#include "storage/repositories/group_repository.hpp"

#include "storage/repositories/schema_documents.hpp"

namespace cochin::storage::groups {

namespace {

using domain::Action;
using domain::Group;
using domain::GroupId;
using domain::TablePermission;

constexpr std::string_view kList =
    "SELECT id, name, description FROM auth_group ORDER BY fold(name), id LIMIT 1000";
constexpr std::string_view kFind = "SELECT id, name, description FROM auth_group WHERE id = ?1";
constexpr std::string_view kOfUser =
    "SELECT g.id, g.name, g.description FROM authentication_user_groups ug "
    "JOIN auth_group g ON g.id = ug.group_id WHERE ug.user_id = ?1 ORDER BY fold(g.name), g.id "
    "LIMIT 1000";
constexpr std::string_view kRights =
    "SELECT p.codename FROM authentication_group_permissions gp "
    "JOIN auth_permission p ON p.id = gp.permission_id "
    "WHERE gp.group_id = ?1 ORDER BY p.codename LIMIT 1000";
constexpr std::string_view kPermissions =
    "SELECT table_id, can_read, can_create, can_update, can_delete, record_filter, hidden_fields, "
    "readonly_fields FROM auth_group_tablepermission WHERE group_id = ?1 "
    "ORDER BY table_id LIMIT 1000";
constexpr std::string_view kIsMember =
    "SELECT 1 FROM authentication_user_groups WHERE group_id = ?1 AND user_id = ?2";
constexpr std::string_view kIsNameTaken = "SELECT 1 FROM auth_group WHERE name = ?1 AND id <> ?2";
constexpr std::string_view kInsert = "INSERT INTO auth_group(name, description) VALUES (?1, ?2)";
constexpr std::string_view kUpdate =
    "UPDATE auth_group SET name = ?2, description = ?3 WHERE id = ?1";
constexpr std::string_view kRemove = "DELETE FROM auth_group WHERE id = ?1";
constexpr std::string_view kForgetRights =
    "DELETE FROM authentication_group_permissions WHERE group_id = ?1";
constexpr std::string_view kAddRight =
    "INSERT INTO authentication_group_permissions(group_id, permission_id) "
    "SELECT ?1, id FROM auth_permission WHERE codename = ?2";
constexpr std::string_view kForgetPermissions =
    "DELETE FROM auth_group_tablepermission WHERE group_id = ?1";
constexpr std::string_view kAddPermission =
    "INSERT INTO auth_group_tablepermission(group_id, table_id, can_read, can_create, can_update, "
    "can_delete, record_filter, hidden_fields, readonly_fields) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

Result<TablePermission> read_permission(const sql::Statement& row) {
  TablePermission permission;
  if (!row.is_null(0)) permission.table = TableId{row.integer(0)};
  int column = 1;
  for (const Action action : domain::kActions) {
    if (row.boolean(column++)) permission.actions.add(action);
  }
  permission.record_filter = row.text(5);
  permission.hidden_fields = TRY(schema::read_ids(row.text(6)));
  permission.readonly_fields = TRY(schema::read_ids(row.text(7)));
  return permission;
}

Status complete(sql::Connection& connection, Group& group) {
  auto rights = TRY(connection.prepare(kRights));
  rights.bind_all(group.id);
  while (TRY(rights.step())) group.rights.emplace_back(rights.text(0));
  auto permissions = TRY(connection.prepare(kPermissions));
  permissions.bind_all(group.id);
  while (TRY(permissions.step())) group.permissions.push_back(TRY(read_permission(permissions)));
  return ok();
}

Result<std::vector<Group>> read_all(sql::Connection& connection, sql::Statement rows) {
  std::vector<Group> groups;
  while (TRY(rows.step())) {
    groups.push_back(
        {GroupId{rows.integer(0)}, std::string(rows.text(1)), std::string(rows.text(2)), {}, {}});
  }
  for (Group& group : groups) TRY(complete(connection, group));
  return groups;
}

Status add_permission(sql::Connection& connection, GroupId group,
                      const TablePermission& permission) {
  auto statement = TRY(connection.prepare(kAddPermission));
  statement.bind(1, group);
  if (permission.table) {
    statement.bind(2, *permission.table);
  } else {
    statement.bind_null(2);
  }
  int index = 3;
  for (const Action action : domain::kActions) {
    statement.bind(index++, permission.actions.has(action));
  }
  const std::string hidden = schema::write_ids(permission.hidden_fields);
  const std::string readonly = schema::write_ids(permission.readonly_fields);
  statement.bind(7, std::string_view(permission.record_filter));
  statement.bind(8, std::string_view(hidden)).bind(9, std::string_view(readonly));
  return statement.run();
}

Status store_gifts(sql::Connection& connection, GroupId id, const Group& group) {
  TRY(TRY(connection.prepare(kForgetRights)).bind_all(id).run());
  for (const std::string& right : group.rights) {
    TRY(TRY(connection.prepare(kAddRight)).bind_all(id, right).run());
  }
  TRY(TRY(connection.prepare(kForgetPermissions)).bind_all(id).run());
  for (const TablePermission& permission : group.permissions) {
    TRY(add_permission(connection, id, permission));
  }
  return ok();
}

}  // namespace

Result<std::vector<Group>> list(sql::Connection& connection) {
  return read_all(connection, TRY(connection.prepare(kList)));
}

Result<std::optional<Group>> find(sql::Connection& connection, GroupId id) {
  auto row = TRY(connection.prepare(kFind));
  row.bind_all(id);
  auto found = TRY(read_all(connection, std::move(row)));
  return found.empty() ? std::optional<Group>() : std::optional(std::move(found.front()));
}

Result<std::vector<Group>> of_user(sql::Connection& connection, UserId user) {
  auto rows = TRY(connection.prepare(kOfUser));
  rows.bind_all(user);
  return read_all(connection, std::move(rows));
}

Result<bool> is_member(sql::Connection& connection, GroupId group, UserId user) {
  auto row = TRY(connection.prepare(kIsMember));
  return row.bind_all(group, user).step();
}

Result<bool> is_name_taken(sql::Connection& connection, std::string_view name, GroupId except) {
  auto row = TRY(connection.prepare(kIsNameTaken));
  return row.bind_all(name, except).step();
}

Result<GroupId> insert(sql::Connection& connection, const Group& group) {
  TRY(TRY(connection.prepare(kInsert)).bind_all(group.name, group.description).run());
  const GroupId id{connection.last_insert_id()};
  TRY(store_gifts(connection, id, group));
  return id;
}

Status update(sql::Connection& connection, const Group& group) {
  TRY(TRY(connection.prepare(kUpdate)).bind_all(group.id, group.name, group.description).run());
  return store_gifts(connection, group.id, group);
}

Status remove(sql::Connection& connection, GroupId id) {
  return TRY(connection.prepare(kRemove)).bind_all(id).run();
}

}  // namespace cochin::storage::groups
