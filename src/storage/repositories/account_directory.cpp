#include "storage/repositories/account_directory.hpp"

#include "storage/repositories/user_columns.hpp"
#include "storage/sql/sql_fragment.hpp"

namespace cochin::storage::users {

namespace {

constexpr std::string_view kMoreColumns =
    ", username_key, version, "
    "EXISTS(SELECT 1 FROM authentication_secondfactor f WHERE f.user_id = "
    "authentication_user.id)";
constexpr std::string_view kFrom = " FROM authentication_user WHERE deleted_at IS NULL";
constexpr std::string_view kGroupsOf =
    "SELECT g.id, g.name FROM authentication_user_groups ug JOIN auth_group g ON g.id = "
    "ug.group_id "
    "WHERE ug.user_id = ?1 ORDER BY fold(g.name), g.id LIMIT 1000";
constexpr std::string_view kUpdate =
    "UPDATE authentication_user SET username = ?2, username_key = ?3, email = ?4, first_name = ?5, "
    "last_name = ?6, is_active = ?7, is_staff = ?8, is_superuser = ?9, version = version + 1 "
    "WHERE id = ?1";
constexpr std::string_view kAnonymise =
    "UPDATE authentication_user SET username = 'compte-supprime-' || id, "
    "username_key = 'deleted:' || id, email = '', first_name = '', last_name = '', password = '!', "
    "is_active = 0, is_staff = 0, is_superuser = 0, last_login = NULL, version = version + 1, "
    "deleted_at = ?2 WHERE id = ?1";
constexpr std::string_view kForgetPasswords =
    "DELETE FROM authentication_passwordhistory WHERE user_id = ?1";
constexpr std::string_view kLeaveGroups =
    "DELETE FROM authentication_user_groups WHERE user_id = ?1";
constexpr std::string_view kRequireChange =
    "UPDATE authentication_user SET password_change_required = 1, version = version + 1 "
    "WHERE id = ?1";
constexpr std::string_view kCountSuperusers =
    "SELECT count(*) FROM authentication_user WHERE is_superuser = 1 AND is_active = 1";
constexpr std::string_view kFindGroup = "SELECT id, name FROM auth_group WHERE id = ?1";
constexpr std::string_view kRightsOfGroup =
    "SELECT p.codename FROM authentication_group_permissions gp "
    "JOIN auth_permission p ON p.id = gp.permission_id WHERE gp.group_id = ?1 "
    "ORDER BY p.codename LIMIT 1000";
constexpr std::string_view kJoin =
    "INSERT OR IGNORE INTO authentication_user_groups(user_id, group_id) VALUES (?1, ?2)";
constexpr std::string_view kLeave =
    "DELETE FROM authentication_user_groups WHERE user_id = ?1 AND group_id = ?2";

template <typename... Values>
Status run(sql::Connection& connection, std::string_view sql, const Values&... values) {
  return TRY(connection.prepare(sql)).bind_all(values...).run();
}

sql::SqlFragment select_accounts() {
  sql::SqlFragment sql("SELECT ");
  return sql.append(kUserColumns).append(kMoreColumns);
}

Account read_account(const sql::Statement& row) {
  Account account;
  account.user = read_user(row);
  account.username_key = row.text(kUserColumnCount);
  account.version = row.integer(kUserColumnCount + 1);
  account.has_second_factor = row.boolean(kUserColumnCount + 2);
  return account;
}

Result<std::vector<GroupName>> groups_of(sql::Connection& connection, UserId id) {
  sql::Statement rows = TRY(connection.prepare(kGroupsOf));
  rows.bind(1, id);
  std::vector<GroupName> groups;
  while (TRY(rows.step())) groups.push_back({{rows.integer(0)}, std::string(rows.text(1))});
  return groups;
}

std::string ids_json(const std::vector<UserId>& ids) {
  std::string text = "[";
  for (const UserId id : ids) text += (text.size() > 1 ? "," : "") + std::to_string(id.value);
  return text + "]";
}

sql::SqlFragment conditions(const AccountFilter& filter) {
  sql::SqlFragment sql(kFrom);
  for (const std::string& word : filter.words) {
    sql.append(
        " AND instr(fold(username || ' ' || first_name || ' ' || last_name || ' ' || email), ?)",
        word);
  }
  if (filter.is_active) sql.append(" AND is_active = ?", std::int64_t{*filter.is_active ? 1 : 0});
  if (filter.group) {
    sql.append(
        " AND EXISTS(SELECT 1 FROM authentication_user_groups ug WHERE ug.user_id = "
        "authentication_user.id AND ug.group_id = ?)",
        filter.group->value);
  }
  if (filter.among) {
    sql.append(filter.is_among ? " AND id IN" : " AND id NOT IN");
    sql.append(" (SELECT value FROM json_each(?))", ids_json(*filter.among));
  }
  return sql;
}

}  // namespace

Result<std::vector<Account>> list_accounts(sql::Connection& connection, const AccountFilter& filter,
                                           std::int64_t limit) {
  sql::SqlFragment sql = select_accounts();
  sql.append(conditions(filter));
  sql.append(" AND username_key > ?", filter.after);
  sql.append(" ORDER BY username_key LIMIT ?", limit);
  sql::Statement rows = TRY(connection.prepare(sql.text));
  bind_values(rows, sql.values);
  std::vector<Account> accounts;
  while (TRY(rows.step())) accounts.push_back(read_account(rows));
  for (Account& account : accounts) account.groups = TRY(groups_of(connection, account.user.id));
  return accounts;
}

Result<std::int64_t> count_accounts(sql::Connection& connection, const AccountFilter& filter) {
  sql::SqlFragment sql("SELECT count(*)");
  sql.append(conditions(filter));
  sql::Statement row = TRY(connection.prepare(sql.text));
  bind_values(row, sql.values);
  TRY(row.step());
  return row.integer(0);
}

Result<std::optional<Account>> find_account(sql::Connection& connection, UserId id) {
  sql::SqlFragment sql = select_accounts();
  sql.append(kFrom).append(" AND id = ?", id.value);
  sql::Statement row = TRY(connection.prepare(sql.text));
  bind_values(row, sql.values);
  if (!TRY(row.step())) return std::optional<Account>();
  Account account = read_account(row);
  account.groups = TRY(groups_of(connection, id));
  return std::optional(std::move(account));
}

Status update_account(sql::Connection& connection, const Account& account) {
  const domain::User& user = account.user;
  return run(connection, kUpdate, user.id, user.username, account.username_key, user.email,
             user.first_name, user.last_name, user.is_active, user.is_staff, user.is_superuser);
}

Status anonymise_account(sql::Connection& connection, UserId id, Timestamp now) {
  TRY(run(connection, kForgetPasswords, id));
  TRY(run(connection, kLeaveGroups, id));
  return run(connection, kAnonymise, id, now);
}

Status require_password_change(sql::Connection& connection, UserId id) {
  return run(connection, kRequireChange, id);
}

Result<std::int64_t> count_active_superusers(sql::Connection& connection) {
  sql::Statement row = TRY(connection.prepare(kCountSuperusers));
  TRY(row.step());
  return row.integer(0);
}

Result<std::optional<GroupName>> find_group(sql::Connection& connection, GroupId id) {
  sql::Statement row = TRY(connection.prepare(kFindGroup));
  row.bind(1, id);
  if (!TRY(row.step())) return std::optional<GroupName>();
  return std::optional(GroupName{{row.integer(0)}, std::string(row.text(1))});
}

Result<std::vector<std::string>> rights_of_group(sql::Connection& connection, GroupId id) {
  sql::Statement rows = TRY(connection.prepare(kRightsOfGroup));
  rows.bind(1, id);
  std::vector<std::string> rights;
  while (TRY(rows.step())) rights.emplace_back(rows.text(0));
  return rights;
}

Status add_to_group(sql::Connection& connection, UserId user, GroupId group) {
  return run(connection, kJoin, user, group);
}

Status remove_from_group(sql::Connection& connection, UserId user, GroupId group) {
  return run(connection, kLeave, user, group);
}

}  // namespace cochin::storage::users
