#include "storage/repositories/audit_repository.hpp"

#include "platform/crypto/digest.hpp"
#include "storage/sql/sql_fragment.hpp"

namespace cochin::storage::audit {

namespace {

using domain::AuditEntry;
using domain::AuditEntryId;
using domain::AuditHead;

#define ENTRY_COLUMNS                                                                      \
  "id, at, actor_id, actor, address, request_id, action, object, outcome, before, after, " \
  "previous, hash "

constexpr std::string_view kList = "SELECT " ENTRY_COLUMNS "FROM audit_entry WHERE 1";
constexpr std::string_view kPage =
    "SELECT " ENTRY_COLUMNS "FROM audit_entry WHERE id > ?1 ORDER BY id LIMIT ?2";

#undef ENTRY_COLUMNS

constexpr std::string_view kHead = "SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1";
constexpr std::string_view kAnchor = "SELECT entry_id, hash FROM audit_anchor";
constexpr std::string_view kAppend =
    "INSERT INTO audit_entry(id, at, actor_id, actor, address, request_id, action, object, "
    "outcome, before, after, previous, hash) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
constexpr std::string_view kOldestUntil =
    "SELECT id, hash FROM (SELECT id, at, hash FROM audit_entry ORDER BY id LIMIT ?2) "
    "WHERE id < coalesce((SELECT id FROM audit_entry WHERE at >= ?1 ORDER BY id LIMIT 1), "
    "9223372036854775807) ORDER BY id DESC LIMIT 1";
constexpr std::string_view kMoveAnchor = "UPDATE audit_anchor SET entry_id = ?1, hash = ?2";
constexpr std::string_view kRemove = "DELETE FROM audit_entry WHERE id <= ?1";

AuditEntry read_entry(const sql::Statement& row) {
  AuditEntry entry;
  entry.id = {row.integer(0)};
  entry.at = row.timestamp(1).value_or(Timestamp{});
  entry.actor_id = {row.integer(2)};
  entry.actor = row.text(3);
  entry.address = row.text(4);
  entry.request_id = row.text(5);
  entry.action = row.text(6);
  entry.object = row.text(7);
  entry.outcome = row.text(8);
  entry.before = row.text(9);
  entry.after = row.text(10);
  entry.previous = row.blob(11);
  entry.hash = row.blob(12);
  return entry;
}

Result<std::vector<AuditEntry>> read_entries(sql::Statement rows) {
  std::vector<AuditEntry> entries;
  while (TRY(rows.step())) entries.push_back(read_entry(rows));
  return entries;
}

Result<std::optional<AuditHead>> read_head(sql::Statement row) {
  if (!TRY(row.step())) return std::optional<AuditHead>();
  return std::optional(AuditHead{.id = {row.integer(0)}, .hash = std::string(row.blob(1))});
}

void append_conditions(sql::SqlFragment& sql, const Filter& filter) {
  if (filter.actor_id) sql.append(" AND actor_id = ?", filter.actor_id->value);
  if (filter.actor) sql.append(" AND actor = ?", *filter.actor);
  if (filter.action) {
    const bool is_capability = filter.action->find('.') == std::string::npos;
    // From `users.` to just before `users/`: an index can find it, and no sign needs an escape.
    if (is_capability) {
      sql.append(" AND action > ?", *filter.action + ".")
          .append(" AND action < ?", *filter.action + "/");
    } else {
      sql.append(" AND action = ?", *filter.action);
    }
  }
  if (filter.object) sql.append(" AND object = ?", *filter.object);
  if (filter.outcome) sql.append(" AND outcome = ?", *filter.outcome);
  if (filter.is_refusal) sql.append(" AND outcome <> 'ok'");
  if (filter.from) sql.append(" AND at >= ?", filter.from->to_string());
  if (filter.until) sql.append(" AND at < ?", filter.until->to_string());
  if (filter.before) sql.append(" AND id < ?", filter.before.value);
}

}  // namespace

std::string hash_of(const AuditEntry& entry) {
  return platform::sha256(domain::canonical_text(entry));
}

Result<AuditHead> head(sql::Connection& connection) {
  auto last = TRY(read_head(TRY(connection.prepare(kHead))));
  if (last) return *std::move(last);
  return anchor(connection);
}

Result<AuditHead> anchor(sql::Connection& connection) {
  auto found = TRY(read_head(TRY(connection.prepare(kAnchor))));
  return found ? *std::move(found) : domain::empty_audit_head();
}

Status append(sql::Connection& connection, AuditEntry& entry) {
  AuditHead last = TRY(head(connection));
  entry.id = {last.id.value + 1};
  entry.previous = std::move(last.hash);
  entry.hash = hash_of(entry);
  sql::Statement statement = TRY(connection.prepare(kAppend));
  statement.bind_all(entry.id, entry.at, entry.actor_id, entry.actor, entry.address,
                     entry.request_id, entry.action, entry.object, entry.outcome, entry.before,
                     entry.after);
  statement.bind_blob(12, entry.previous).bind_blob(13, entry.hash);
  return statement.run();
}

Result<std::vector<AuditEntry>> list(sql::Connection& connection, const Filter& filter,
                                     std::int64_t limit) {
  sql::SqlFragment sql(kList);
  append_conditions(sql, filter);
  sql.append(" ORDER BY id DESC LIMIT ?", limit);
  sql::Statement rows = TRY(connection.prepare(sql.text));
  bind_values(rows, sql.values);
  return read_entries(std::move(rows));
}

Result<std::vector<AuditEntry>> page(sql::Connection& connection, AuditEntryId after,
                                     std::int64_t limit) {
  sql::Statement rows = TRY(connection.prepare(kPage));
  rows.bind_all(after, limit);
  return read_entries(std::move(rows));
}

Result<std::optional<AuditHead>> oldest_until(sql::Connection& connection, Timestamp time,
                                              std::int64_t limit) {
  sql::Statement row = TRY(connection.prepare(kOldestUntil));
  row.bind_all(time, limit);
  return read_head(std::move(row));
}

Status purge(sql::Connection& connection, const AuditHead& removed) {
  sql::Statement move = TRY(connection.prepare(kMoveAnchor));
  TRY(move.bind(1, removed.id).bind_blob(2, removed.hash).run());
  return TRY(connection.prepare(kRemove)).bind(1, removed.id).run();
}

}  // namespace cochin::storage::audit
