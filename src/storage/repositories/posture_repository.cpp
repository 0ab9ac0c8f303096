#include "storage/repositories/posture_repository.hpp"

#include <string_view>

namespace cochin::storage::posture {

namespace {

constexpr std::size_t kMostNames = 10;

constexpr std::string_view kAdministrators =
    "SELECT u.username FROM authentication_user u WHERE u.is_active AND (u.is_superuser OR "
    "u.is_staff OR EXISTS(SELECT 1 FROM authentication_user_groups ug "
    "JOIN authentication_group_permissions gp ON gp.group_id = ug.group_id "
    "WHERE ug.user_id = u.id))";
constexpr std::string_view kWithoutFactor =
    " AND NOT EXISTS(SELECT 1 FROM authentication_secondfactor t "
    "WHERE t.user_id = u.id)";
constexpr std::string_view kByName = " ORDER BY u.username";
constexpr std::string_view kInitialPassword =
    "SELECT username FROM authentication_user WHERE is_active AND password_change_required AND "
    "id = 1 ORDER BY username";
constexpr std::string_view kDormant =
    "SELECT username FROM authentication_user WHERE is_active AND date_joined < ?1 AND "
    "coalesce(last_login, date_joined) < ?1 ORDER BY username";
constexpr std::string_view kStaleTokens =
    "SELECT count(*) FROM authentication_apitoken WHERE created_at < ?1 AND "
    "coalesce(last_used_at, created_at) < ?1";

Result<Accounts> read_accounts(sql::Statement rows) {
  Accounts accounts;
  while (TRY(rows.step())) {
    accounts.count += 1;
    if (accounts.names.size() < kMostNames) accounts.names.emplace_back(rows.text(0));
  }
  return accounts;
}

}  // namespace

Result<Accounts> administrators(sql::Connection& connection) {
  return read_accounts(TRY(connection.prepare(std::string(kAdministrators).append(kByName))));
}

Result<Accounts> administrators_without_factor(sql::Connection& connection) {
  return read_accounts(
      TRY(connection.prepare(std::string(kAdministrators).append(kWithoutFactor).append(kByName))));
}

Result<Accounts> with_initial_password(sql::Connection& connection) {
  return read_accounts(TRY(connection.prepare(kInitialPassword)));
}

Result<Accounts> dormant(sql::Connection& connection, Timestamp since) {
  auto rows = TRY(connection.prepare(kDormant));
  rows.bind_all(since);
  return read_accounts(std::move(rows));
}

Result<std::int64_t> count_stale_tokens(sql::Connection& connection, Timestamp since) {
  auto row = TRY(connection.prepare(kStaleTokens));
  row.bind_all(since);
  TRY(row.step());
  return row.integer(0);
}

Result<bool> is_sound(sql::Connection& connection) {
  auto row = TRY(connection.prepare("PRAGMA quick_check(1)"));
  return TRY(row.step()) && row.text(0) == "ok";
}

Result<std::string> engine_version(sql::Connection& connection) {
  auto row = TRY(connection.prepare("SELECT sqlite_version()"));
  TRY(row.step());
  return std::string(row.text(0));
}

}  // namespace cochin::storage::posture
