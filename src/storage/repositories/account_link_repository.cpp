#include "storage/repositories/account_link_repository.hpp"

namespace cochin::storage::account_links {

namespace {

constexpr std::string_view kInsert =
    "INSERT INTO authentication_accountlink(token_hash, user_id, created_at, expires_at) "
    "VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kFind =
    "SELECT user_id FROM authentication_accountlink WHERE token_hash = ?1 AND expires_at > ?2";
constexpr std::string_view kRemoveOf = "DELETE FROM authentication_accountlink WHERE user_id = ?1";
constexpr std::string_view kRemoveDead =
    "DELETE FROM authentication_accountlink WHERE expires_at <= ?1";

}  // namespace

Status insert(sql::Connection& connection, const StoredLink& link) {
  sql::Statement statement = TRY(connection.prepare(kInsert));
  statement.bind_blob(1, link.token_hash).bind(2, link.user);
  return statement.bind(3, link.created_at).bind(4, link.expires_at).run();
}

Result<std::optional<UserId>> find(sql::Connection& connection, std::string_view token_hash,
                                   Timestamp now) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind_blob(1, token_hash).bind(2, now);
  if (!TRY(row.step())) return std::optional<UserId>();
  return std::optional(UserId{row.integer(0)});
}

Status remove_of(sql::Connection& connection, UserId user) {
  return TRY(connection.prepare(kRemoveOf)).bind(1, user).run();
}

Status remove_dead(sql::Connection& connection, Timestamp now) {
  return TRY(connection.prepare(kRemoveDead)).bind(1, now).run();
}

}  // namespace cochin::storage::account_links
