#include "storage/repositories/second_factor_repository.hpp"

#include "domain/accounts/second_factor.hpp"

namespace cochin::storage::second_factors {

namespace {

constexpr std::string_view kFind =
    "SELECT seed, offered_seed, last_counter FROM authentication_totp WHERE user_id = ?1";
constexpr std::string_view kMethods =
    "SELECT EXISTS(SELECT 1 FROM authentication_totp WHERE user_id = ?1 AND seed IS NOT NULL), "
    "EXISTS(SELECT 1 FROM authentication_passkey WHERE user_id = ?1)";
constexpr std::string_view kHasCodes =
    "SELECT EXISTS(SELECT 1 FROM authentication_recoverycode WHERE user_id = ?1)";
constexpr std::string_view kOffer =
    "INSERT INTO authentication_totp(user_id, offered_seed) VALUES (?1, ?2) "
    "ON CONFLICT(user_id) DO UPDATE SET offered_seed = excluded.offered_seed";
constexpr std::string_view kActivate =
    "UPDATE authentication_totp SET seed = offered_seed, offered_seed = NULL, last_counter = ?2, "
    "confirmed_at = ?3 WHERE user_id = ?1 AND offered_seed IS NOT NULL";
constexpr std::string_view kTakeCounter =
    "UPDATE authentication_totp SET last_counter = ?2 "
    "WHERE user_id = ?1 AND (last_counter < ?2 OR last_counter > ?2 + ?3)";
constexpr std::string_view kRemoveTotp = "DELETE FROM authentication_totp WHERE user_id = ?1";
constexpr std::string_view kRemovePasskeys =
    "DELETE FROM authentication_passkey WHERE user_id = ?1";
constexpr std::string_view kRemoveCodes =
    "DELETE FROM authentication_recoverycode WHERE user_id = ?1";
constexpr std::string_view kInsertCode =
    "INSERT INTO authentication_recoverycode(user_id, code_hash) VALUES (?1, ?2)";
constexpr std::string_view kTakeCode =
    "DELETE FROM authentication_recoverycode WHERE user_id = ?1 AND code_hash = ?2";

}  // namespace

Result<StoredTotp> find(sql::Connection& connection, UserId user) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind(1, user);
  StoredTotp stored;
  if (!TRY(row.step())) return stored;
  stored.seed = row.blob(0);
  stored.offered_seed = row.blob(1);
  stored.last_counter = row.integer(2);
  return stored;
}

Result<Methods> methods(sql::Connection& connection, UserId user) {
  sql::Statement row = TRY(connection.prepare(kMethods));
  row.bind(1, user);
  TRY(row.step());
  return Methods{.totp = row.boolean(0), .passkey = row.boolean(1)};
}

Status offer(sql::Connection& connection, UserId user, std::string_view sealed_seed) {
  return TRY(connection.prepare(kOffer)).bind(1, user).bind_blob(2, sealed_seed).run();
}

Status activate(sql::Connection& connection, UserId user, std::int64_t counter, Timestamp now) {
  return TRY(connection.prepare(kActivate)).bind_all(user, counter, now).run();
}

Result<bool> take_counter(sql::Connection& connection, UserId user, std::int64_t counter) {
  TRY(TRY(connection.prepare(kTakeCounter))
          .bind_all(user, counter, domain::kFarthestTotpCounter)
          .run());
  return connection.changes() == 1;
}

Status remove(sql::Connection& connection, UserId user) {
  TRY(TRY(connection.prepare(kRemoveCodes)).bind(1, user).run());
  TRY(TRY(connection.prepare(kRemovePasskeys)).bind(1, user).run());
  return remove_totp(connection, user);
}

Status remove_totp(sql::Connection& connection, UserId user) {
  return TRY(connection.prepare(kRemoveTotp)).bind(1, user).run();
}

Status remove_idle_recovery_codes(sql::Connection& connection, UserId user) {
  if (TRY(methods(connection, user)).any()) return ok();
  return TRY(connection.prepare(kRemoveCodes)).bind(1, user).run();
}

Result<bool> has_recovery_codes(sql::Connection& connection, UserId user) {
  sql::Statement row = TRY(connection.prepare(kHasCodes));
  row.bind(1, user);
  TRY(row.step());
  return row.boolean(0);
}

Status replace_recovery_codes(sql::Connection& connection, UserId user,
                              const std::vector<std::string>& hashes) {
  TRY(TRY(connection.prepare(kRemoveCodes)).bind(1, user).run());
  for (const std::string& hash : hashes) {
    TRY(TRY(connection.prepare(kInsertCode)).bind(1, user).bind_blob(2, hash).run());
  }
  return ok();
}

Result<bool> take_recovery_code(sql::Connection& connection, UserId user, std::string_view hash) {
  TRY(TRY(connection.prepare(kTakeCode)).bind(1, user).bind_blob(2, hash).run());
  return connection.changes() == 1;
}

}  // namespace cochin::storage::second_factors
