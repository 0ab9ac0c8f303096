#include "storage/repositories/user_repository.hpp"

#include "storage/repositories/user_columns.hpp"

namespace cochin::storage::users {

namespace {

constexpr std::string_view kHasSuperuser =
    "SELECT EXISTS(SELECT 1 FROM authentication_user WHERE is_superuser = 1)";
constexpr std::string_view kInsert =
    "INSERT INTO authentication_user(username, username_key, email, first_name, last_name, "
    "password, is_active, is_staff, is_superuser, date_joined, password_changed_at, "
    "password_change_required) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
constexpr std::string_view kRemember =
    "INSERT INTO authentication_passwordhistory(user_id, password, created_at) "
    "SELECT id, password, ?2 FROM authentication_user WHERE id = ?1";
constexpr std::string_view kForget =
    "DELETE FROM authentication_passwordhistory WHERE user_id = ?1 AND id NOT IN "
    "(SELECT id FROM authentication_passwordhistory WHERE user_id = ?1 ORDER BY id DESC LIMIT ?2)";
constexpr std::string_view kReplacePassword =
    "UPDATE authentication_user SET password = ?2, password_changed_at = ?3, "
    "password_change_required = 0 WHERE id = ?1";
constexpr std::string_view kUpgradeHash =
    "UPDATE authentication_user SET password = ?2 WHERE id = ?1";
constexpr std::string_view kFormerPasswords =
    "SELECT password FROM authentication_passwordhistory WHERE user_id = ?1 "
    "ORDER BY id DESC LIMIT ?2";
constexpr std::string_view kSetLastLogin =
    "UPDATE authentication_user SET last_login = ?2 WHERE id = ?1";

/// The account that meets a condition on ?1; `column` is ours.
template <typename Value>
Result<std::optional<StoredUser>> find_where(sql::Connection& connection, std::string_view column,
                                             const Value& value) {
  std::string sql = "SELECT ";
  sql.append(kUserColumns).append(", password FROM authentication_user WHERE ");
  sql.append(column).append(" = ?1");
  sql::Statement row = TRY(connection.prepare(sql));
  row.bind(1, value);
  if (!TRY(row.step())) return std::optional<StoredUser>();
  return std::optional(StoredUser{read_user(row), std::string(row.text(kUserColumnCount))});
}

template <typename... Values>
Status run(sql::Connection& connection, std::string_view sql, const Values&... values) {
  return TRY(connection.prepare(sql)).bind_all(values...).run();
}

Result<std::vector<std::string>> read_texts(sql::Statement statement) {
  std::vector<std::string> texts;
  while (TRY(statement.step())) texts.emplace_back(statement.text(0));
  return texts;
}

}  // namespace

Result<std::optional<StoredUser>> find_by_key(sql::Connection& connection, std::string_view key) {
  return find_where(connection, "username_key", key);
}

Result<std::optional<StoredUser>> find(sql::Connection& connection, UserId id) {
  return find_where(connection, "id", id);
}

Result<bool> has_superuser(sql::Connection& connection) {
  sql::Statement statement = TRY(connection.prepare(kHasSuperuser));
  TRY(statement.step());
  return statement.boolean(0);
}

Result<UserId> insert(sql::Connection& connection, const domain::User& user, std::string_view key,
                      std::string_view password) {
  sql::Statement statement = TRY(connection.prepare(kInsert));
  statement.bind_all(user.username, key, user.email, user.first_name, user.last_name, password,
                     user.is_active, user.is_staff, user.is_superuser, user.date_joined,
                     user.password_changed_at, user.password_change_required);
  TRY(statement.run());
  return UserId{connection.last_insert_id()};
}

Status replace_password(sql::Connection& connection, UserId id, std::string_view password,
                        Timestamp now, int history) {
  TRY(run(connection, kRemember, id, now));
  TRY(run(connection, kForget, id, history));
  return run(connection, kReplacePassword, id, password, now);
}

Status upgrade_hash(sql::Connection& connection, UserId id, std::string_view password) {
  return run(connection, kUpgradeHash, id, password);
}

Result<std::vector<std::string>> former_passwords(sql::Connection& connection, UserId id,
                                                  int limit) {
  sql::Statement statement = TRY(connection.prepare(kFormerPasswords));
  statement.bind_all(id, limit);
  return read_texts(std::move(statement));
}

Status set_last_login(sql::Connection& connection, UserId id, Timestamp now) {
  return run(connection, kSetLastLogin, id, now);
}

}  // namespace cochin::storage::users
