#include "storage/repositories/account_notice_repository.hpp"

#include <string>

namespace cochin::storage::notices {

namespace {

/// What was done to get in is told under the account, what was done to it about the account.
constexpr std::string_view kList =
    "SELECT id, at, actor_id, address, action, outcome, after FROM ("
    "SELECT * FROM (SELECT * FROM audit_entry WHERE actor_id = ?1 AND action IN "
    "('auth.signed_in', 'auth.failed', 'auth.locked') AND at >= ?3 ORDER BY id DESC LIMIT ?4) "
    "UNION ALL "
    "SELECT * FROM (SELECT * FROM audit_entry WHERE object = ?2 AND action IN "
    "('auth.password_changed', 'auth.password_reset', 'auth.second_factor_changed', "
    "'auth.token_created', 'users.changed') AND at >= ?3 ORDER BY id DESC LIMIT ?4)"
    ") ORDER BY id DESC LIMIT ?4";
constexpr std::string_view kSeen = "SELECT notices_seen FROM authentication_user WHERE id = ?1";
constexpr std::string_view kSetSeen =
    "UPDATE authentication_user SET notices_seen = ?2 WHERE id = ?1 AND notices_seen < ?2";

}  // namespace

Result<std::vector<domain::AuditEntry>> list(sql::Connection& connection, UserId user,
                                             Timestamp since, std::int64_t limit) {
  sql::Statement row = TRY(connection.prepare(kList));
  row.bind_all(user, "user:" + std::to_string(user.value), since, limit);
  std::vector<domain::AuditEntry> entries;
  while (TRY(row.step())) {
    domain::AuditEntry entry;
    entry.id = {row.integer(0)};
    entry.at = row.timestamp(1).value_or(Timestamp{});
    entry.actor_id = {row.integer(2)};
    entry.address = row.text(3);
    entry.action = row.text(4);
    entry.outcome = row.text(5);
    entry.after = row.text(6);
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<domain::AuditEntryId> seen(sql::Connection& connection, UserId user) {
  sql::Statement row = TRY(connection.prepare(kSeen));
  row.bind(1, user);
  if (!TRY(row.step())) return domain::AuditEntryId{};
  return domain::AuditEntryId{row.integer(0)};
}

Status set_seen(sql::Connection& connection, UserId user, domain::AuditEntryId entry) {
  return TRY(connection.prepare(kSetSeen)).bind_all(user, entry).run();
}

}  // namespace cochin::storage::notices
