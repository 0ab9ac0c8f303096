#include "storage/repositories/passkey_repository.hpp"

namespace cochin::storage::passkeys {

namespace {

#define PASSKEY_COLUMNS                                                          \
  "SELECT id, user_id, credential_id, algorithm, public_key, sign_count, name, " \
  "created_at, last_used_at FROM authentication_passkey "

constexpr std::string_view kList = PASSKEY_COLUMNS "WHERE user_id = ?1 ORDER BY id LIMIT 100";
constexpr std::string_view kFind = PASSKEY_COLUMNS "WHERE user_id = ?1 AND credential_id = ?2";

#undef PASSKEY_COLUMNS

constexpr std::string_view kInsert =
    "INSERT INTO authentication_passkey(user_id, credential_id, algorithm, public_key, sign_count,"
    " name, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(credential_id) DO NOTHING";
constexpr std::string_view kSetUsed =
    "UPDATE authentication_passkey SET sign_count = ?2, last_used_at = ?3 WHERE id = ?1";
constexpr std::string_view kRemove =
    "DELETE FROM authentication_passkey WHERE user_id = ?1 AND id = ?2";
constexpr std::string_view kSetChallenge =
    "INSERT OR REPLACE INTO authentication_passkeychallenge(session_id, challenge, expires_at) "
    "VALUES (?1, ?2, ?3)";
constexpr std::string_view kFindChallenge =
    "SELECT challenge, expires_at FROM authentication_passkeychallenge WHERE session_id = ?1";
constexpr std::string_view kRemoveChallenge =
    "DELETE FROM authentication_passkeychallenge WHERE session_id = ?1";

domain::Passkey read_passkey(const sql::Statement& row) {
  domain::Passkey passkey;
  passkey.id = {row.integer(0)};
  passkey.owner = {row.integer(1)};
  passkey.credential_id = row.blob(2);
  passkey.algorithm = row.integer(3);
  passkey.public_key = row.blob(4);
  passkey.sign_count = row.integer(5);
  passkey.name = row.text(6);
  passkey.created_at = row.timestamp(7).value_or(Timestamp{});
  passkey.last_used_at = row.timestamp(8);
  return passkey;
}

}  // namespace

Result<std::vector<domain::Passkey>> list(sql::Connection& connection, UserId owner) {
  sql::Statement row = TRY(connection.prepare(kList));
  row.bind(1, owner);
  std::vector<domain::Passkey> passkeys;
  while (TRY(row.step())) passkeys.push_back(read_passkey(row));
  return passkeys;
}

Result<std::optional<domain::Passkey>> find(sql::Connection& connection, UserId owner,
                                            std::string_view credential_id) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind(1, owner).bind_blob(2, credential_id);
  if (!TRY(row.step())) return std::optional<domain::Passkey>();
  return std::optional(read_passkey(row));
}

Result<std::optional<domain::PasskeyId>> insert(sql::Connection& connection,
                                                const domain::Passkey& passkey) {
  sql::Statement statement = TRY(connection.prepare(kInsert));
  statement.bind(1, passkey.owner).bind_blob(2, passkey.credential_id);
  statement.bind(3, passkey.algorithm).bind_blob(4, passkey.public_key);
  statement.bind(5, passkey.sign_count).bind(6, passkey.name).bind(7, passkey.created_at);
  TRY(statement.run());
  if (connection.changes() == 0) return std::optional<domain::PasskeyId>();
  return std::optional(domain::PasskeyId{connection.last_insert_id()});
}

Status set_used(sql::Connection& connection, domain::PasskeyId id, std::int64_t sign_count,
                Timestamp now) {
  return TRY(connection.prepare(kSetUsed)).bind_all(id, sign_count, now).run();
}

Result<bool> remove(sql::Connection& connection, UserId owner, domain::PasskeyId id) {
  TRY(TRY(connection.prepare(kRemove)).bind_all(owner, id).run());
  return connection.changes() == 1;
}

Status set_challenge(sql::Connection& connection, domain::SessionId session,
                     std::string_view challenge, Timestamp expires_at) {
  sql::Statement statement = TRY(connection.prepare(kSetChallenge));
  return statement.bind(1, session).bind_blob(2, challenge).bind(3, expires_at).run();
}

Result<std::string> take_challenge(sql::Connection& connection, domain::SessionId session,
                                   Timestamp now) {
  std::string challenge;
  {
    sql::Statement row = TRY(connection.prepare(kFindChallenge));
    row.bind(1, session);
    if (!TRY(row.step())) return challenge;
    if (now < row.timestamp(1).value_or(Timestamp{})) challenge = row.blob(0);
  }
  TRY(TRY(connection.prepare(kRemoveChallenge)).bind(1, session).run());
  return challenge;
}

}  // namespace cochin::storage::passkeys
