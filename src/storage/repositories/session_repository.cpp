#include "storage/repositories/session_repository.hpp"

namespace cochin::storage::sessions {

namespace {

#define SESSION_COLUMNS                                                         \
  "id, user_id, token_hash, csrf_token, created_at, last_seen_at, expires_at, " \
  "reauthenticated_at, device, address, second_factor_pending, viewed_user_id " \
  "FROM authentication_session "

constexpr std::string_view kFind = "SELECT " SESSION_COLUMNS "WHERE token_hash = ?1";
constexpr std::string_view kList = "SELECT " SESSION_COLUMNS
                                   "WHERE user_id = ?1 AND second_factor_pending = 0 "
                                   "ORDER BY id DESC LIMIT 100";

#undef SESSION_COLUMNS

constexpr std::string_view kInsert =
    "INSERT INTO authentication_session(token_hash, user_id, csrf_token, created_at, "
    "last_seen_at, expires_at, reauthenticated_at, device, address, second_factor_pending) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
constexpr std::string_view kCountTry =
    "UPDATE authentication_session SET second_factor_tries = second_factor_tries + 1 "
    "WHERE id = ?1 AND second_factor_pending = 1 AND second_factor_tries < ?2";
constexpr std::string_view kComplete =
    "UPDATE authentication_session SET second_factor_pending = 0, token_hash = ?2, "
    "created_at = ?3, last_seen_at = ?3, reauthenticated_at = ?3, expires_at = ?4 "
    "WHERE id = ?1 AND second_factor_pending = 1";
constexpr std::string_view kRemovePending =
    "DELETE FROM authentication_session WHERE id = ?1 AND second_factor_pending = 1";
constexpr std::string_view kRemoveOf =
    "DELETE FROM authentication_session WHERE user_id = ?1 AND id = ?2";
constexpr std::string_view kReplaceToken =
    "UPDATE authentication_session SET token_hash = ?2, reauthenticated_at = ?3 WHERE id = ?1";
constexpr std::string_view kSetViewedUser =
    "UPDATE authentication_session SET viewed_user_id = nullif(?2, 0) WHERE id = ?1";
constexpr std::string_view kSetLastSeen =
    "UPDATE authentication_session SET last_seen_at = ?2 WHERE id = ?1 AND last_seen_at < ?2";
constexpr std::string_view kRemove = "DELETE FROM authentication_session WHERE id = ?1";
constexpr std::string_view kRemoveByToken =
    "DELETE FROM authentication_session WHERE token_hash = ?1";
constexpr std::string_view kRemoveOthers =
    "DELETE FROM authentication_session WHERE user_id = ?1 AND id <> ?2";
constexpr std::string_view kRemoveDead =
    "DELETE FROM authentication_session WHERE expires_at <= ?1 OR last_seen_at <= ?2";
constexpr std::string_view kRemoveOldest =
    "DELETE FROM authentication_session WHERE user_id = ?1 AND id NOT IN "
    "(SELECT id FROM authentication_session WHERE user_id = ?1 ORDER BY id DESC LIMIT ?2)";

StoredSession read_session(const sql::Statement& row) {
  StoredSession session;
  session.id = {row.integer(0)};
  session.user = {row.integer(1)};
  session.token_hash = row.blob(2);
  session.csrf_token = row.text(3);
  session.created_at = row.timestamp(4).value_or(Timestamp{});
  session.times.last_seen = row.timestamp(5).value_or(Timestamp{});
  session.times.expires_at = row.timestamp(6).value_or(Timestamp{});
  session.times.reauthenticated_at = row.timestamp(7).value_or(Timestamp{});
  session.device = row.text(8);
  session.address = row.text(9);
  session.is_second_factor_pending = row.boolean(10);
  session.viewed_user = {row.integer(11)};
  return session;
}

}  // namespace

Result<std::optional<StoredSession>> find(sql::Connection& connection,
                                          std::string_view token_hash) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind_blob(1, token_hash);
  if (!TRY(row.step())) return std::optional<StoredSession>();
  return std::optional(read_session(row));
}

Result<std::vector<StoredSession>> list(sql::Connection& connection, UserId user) {
  sql::Statement row = TRY(connection.prepare(kList));
  row.bind(1, user);
  std::vector<StoredSession> sessions;
  while (TRY(row.step())) sessions.push_back(read_session(row));
  return sessions;
}

Result<domain::SessionId> insert(sql::Connection& connection, const StoredSession& session) {
  sql::Statement statement = TRY(connection.prepare(kInsert));
  statement.bind_blob(1, session.token_hash);
  statement.bind(2, session.user);
  statement.bind(3, session.csrf_token);
  statement.bind(4, session.created_at);
  statement.bind(5, session.times.last_seen);
  statement.bind(6, session.times.expires_at);
  statement.bind(7, session.times.reauthenticated_at);
  statement.bind(8, session.device);
  statement.bind(9, session.address);
  statement.bind(10, session.is_second_factor_pending);
  TRY(statement.run());
  return domain::SessionId{connection.last_insert_id()};
}

Status replace_token(sql::Connection& connection, domain::SessionId id, std::string_view token_hash,
                     Timestamp now) {
  sql::Statement statement = TRY(connection.prepare(kReplaceToken));
  statement.bind(1, id).bind_blob(2, token_hash).bind(3, now);
  return statement.run();
}

Result<bool> count_second_factor_try(sql::Connection& connection, domain::SessionId id, int most) {
  TRY(TRY(connection.prepare(kCountTry)).bind_all(id, most).run());
  return connection.changes() == 1;
}

Status complete(sql::Connection& connection, domain::SessionId id, std::string_view token_hash,
                const domain::SessionTimes& times) {
  sql::Statement statement = TRY(connection.prepare(kComplete));
  statement.bind(1, id).bind_blob(2, token_hash).bind(3, times.last_seen).bind(4, times.expires_at);
  return statement.run();
}

Status set_viewed_user(sql::Connection& connection, domain::SessionId id, UserId viewed_user) {
  return TRY(connection.prepare(kSetViewedUser)).bind_all(id, viewed_user.value).run();
}

Status set_last_seen(sql::Connection& connection, domain::SessionId id, Timestamp last_seen) {
  return TRY(connection.prepare(kSetLastSeen)).bind_all(id, last_seen).run();
}

Status remove(sql::Connection& connection, domain::SessionId id) {
  return TRY(connection.prepare(kRemove)).bind(1, id).run();
}

Result<bool> remove_of(sql::Connection& connection, UserId user, domain::SessionId id) {
  TRY(TRY(connection.prepare(kRemoveOf)).bind_all(user, id).run());
  return connection.changes() == 1;
}

Status remove_pending(sql::Connection& connection, domain::SessionId id) {
  return TRY(connection.prepare(kRemovePending)).bind(1, id).run();
}

Status remove_by_token(sql::Connection& connection, std::string_view token_hash) {
  return TRY(connection.prepare(kRemoveByToken)).bind_blob(1, token_hash).run();
}

Status remove_others(sql::Connection& connection, UserId user, domain::SessionId kept) {
  return TRY(connection.prepare(kRemoveOthers)).bind_all(user, kept).run();
}

Status remove_dead(sql::Connection& connection, Timestamp now, Timestamp idle_since) {
  return TRY(connection.prepare(kRemoveDead)).bind_all(now, idle_since).run();
}

Status remove_oldest(sql::Connection& connection, UserId user, int kept) {
  return TRY(connection.prepare(kRemoveOldest)).bind_all(user, kept).run();
}

}  // namespace cochin::storage::sessions
