#include "storage/repositories/audit_repeats.hpp"

namespace cochin::storage::audit {

namespace {

#define REPEAT_COLUMNS "action, outcome, actor_id, address, object, actor, since, repeats "
#define SAME_EVENT \
  "WHERE action = ?1 AND outcome = ?2 AND actor_id = ?3 AND address = ?4 AND object = ?5"

constexpr std::string_view kFind = "SELECT " REPEAT_COLUMNS "FROM audit_repeat " SAME_EVENT;
constexpr std::string_view kUntil =
    "SELECT " REPEAT_COLUMNS "FROM audit_repeat WHERE since <= ?1 ORDER BY since LIMIT 1000";
constexpr std::string_view kSave = "INSERT OR REPLACE INTO audit_repeat(" REPEAT_COLUMNS
                                   ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr std::string_view kForget = "DELETE FROM audit_repeat " SAME_EVENT;

#undef REPEAT_COLUMNS
#undef SAME_EVENT

Repeat read_repeat(const sql::Statement& row) {
  Repeat repeat;
  repeat.action = row.text(0);
  repeat.outcome = row.text(1);
  repeat.actor_id = {row.integer(2)};
  repeat.address = row.text(3);
  repeat.object = row.text(4);
  repeat.actor = row.text(5);
  repeat.since = row.timestamp(6).value_or(Timestamp{});
  repeat.repeats = row.integer(7);
  return repeat;
}

}  // namespace

Result<std::optional<Repeat>> find_repeat(sql::Connection& connection, const Repeat& event) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind_all(event.action, event.outcome, event.actor_id, event.address, event.object);
  if (!TRY(row.step())) return std::optional<Repeat>();
  return std::optional(read_repeat(row));
}

Status save_repeat(sql::Connection& connection, const Repeat& repeat) {
  sql::Statement statement = TRY(connection.prepare(kSave));
  statement.bind_all(repeat.action, repeat.outcome, repeat.actor_id, repeat.address, repeat.object,
                     repeat.actor, repeat.since, repeat.repeats);
  return statement.run();
}

Result<std::vector<Repeat>> repeats_until(sql::Connection& connection, Timestamp time) {
  sql::Statement rows = TRY(connection.prepare(kUntil));
  rows.bind(1, time);
  std::vector<Repeat> repeats;
  while (TRY(rows.step())) repeats.push_back(read_repeat(rows));
  return repeats;
}

Status forget_repeat(sql::Connection& connection, const Repeat& repeat) {
  sql::Statement statement = TRY(connection.prepare(kForget));
  statement.bind_all(repeat.action, repeat.outcome, repeat.actor_id, repeat.address, repeat.object);
  return statement.run();
}

}  // namespace cochin::storage::audit
