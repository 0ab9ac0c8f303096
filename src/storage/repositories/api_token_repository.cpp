#include "storage/repositories/api_token_repository.hpp"

#include <string>

namespace cochin::storage::api_tokens {

namespace {

#define TOKEN_COLUMNS                                                                   \
  "SELECT id, user_id, name, scopes, created_at, expires_at, last_used_at, token_hash " \
  "FROM authentication_apitoken "

constexpr std::string_view kFind = TOKEN_COLUMNS "WHERE token_hash = ?1";
constexpr std::string_view kList = TOKEN_COLUMNS "WHERE user_id = ?1 ORDER BY id DESC LIMIT 100";

#undef TOKEN_COLUMNS

constexpr std::string_view kInsert =
    "INSERT INTO authentication_apitoken(user_id, token_hash, name, scopes, created_at, expires_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr std::string_view kSetLastUsed =
    "UPDATE authentication_apitoken SET last_used_at = ?2 WHERE id = ?1";
constexpr std::string_view kRemove =
    "DELETE FROM authentication_apitoken WHERE user_id = ?1 AND id = ?2";
constexpr std::string_view kRemoveOf = "DELETE FROM authentication_apitoken WHERE user_id = ?1";
constexpr std::string_view kRemoveExpired =
    "DELETE FROM authentication_apitoken WHERE expires_at <= ?1";

std::vector<std::string> read_scopes(std::string_view text) {
  std::vector<std::string> scopes;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    scopes.emplace_back(text.substr(0, end));
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return scopes;
}

std::string write_scopes(const std::vector<std::string>& scopes) {
  std::string text;
  for (const std::string& scope : scopes) text += (text.empty() ? "" : " ") + scope;
  return text;
}

domain::ApiToken read_token(const sql::Statement& row) {
  domain::ApiToken token;
  token.id = {row.integer(0)};
  token.owner = {row.integer(1)};
  token.name = row.text(2);
  token.scopes = read_scopes(row.text(3));
  token.created_at = row.timestamp(4).value_or(Timestamp{});
  token.expires_at = row.timestamp(5).value_or(Timestamp{});
  token.last_used_at = row.timestamp(6);
  token.token_hash = row.blob(7);
  return token;
}

}  // namespace

Result<std::optional<domain::ApiToken>> find(sql::Connection& connection,
                                             std::string_view token_hash) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind_blob(1, token_hash);
  if (!TRY(row.step())) return std::optional<domain::ApiToken>();
  return std::optional(read_token(row));
}

Result<std::vector<domain::ApiToken>> list(sql::Connection& connection, UserId owner) {
  sql::Statement row = TRY(connection.prepare(kList));
  row.bind(1, owner);
  std::vector<domain::ApiToken> tokens;
  while (TRY(row.step())) tokens.push_back(read_token(row));
  return tokens;
}

Result<domain::ApiTokenId> insert(sql::Connection& connection, const domain::ApiToken& token) {
  sql::Statement statement = TRY(connection.prepare(kInsert));
  statement.bind(1, token.owner).bind_blob(2, token.token_hash).bind(3, token.name);
  statement.bind(4, write_scopes(token.scopes)).bind(5, token.created_at).bind(6, token.expires_at);
  TRY(statement.run());
  return domain::ApiTokenId{connection.last_insert_id()};
}

Status set_last_used(sql::Connection& connection, domain::ApiTokenId id, Timestamp now) {
  return TRY(connection.prepare(kSetLastUsed)).bind_all(id, now).run();
}

Result<bool> remove(sql::Connection& connection, UserId owner, domain::ApiTokenId id) {
  TRY(TRY(connection.prepare(kRemove)).bind_all(owner, id).run());
  return connection.changes() == 1;
}

Status remove_of(sql::Connection& connection, UserId owner) {
  return TRY(connection.prepare(kRemoveOf)).bind(1, owner).run();
}

Status remove_expired(sql::Connection& connection, Timestamp now) {
  return TRY(connection.prepare(kRemoveExpired)).bind(1, now).run();
}

}  // namespace cochin::storage::api_tokens
