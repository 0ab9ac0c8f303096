#include "storage/repositories/attempt_repository.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/clock_tolerance.hpp"

namespace cochin::storage::attempts {

namespace {

constexpr std::string_view kFind =
    "SELECT attempts, pauses, last_attempt_at, paused_until, recent FROM authentication_attempt "
    "WHERE key = ?1";
constexpr std::string_view kPaused =
    "SELECT key FROM authentication_attempt WHERE paused_until > ?1 AND last_attempt_at <= ?2 "
    "LIMIT 10000";
constexpr std::string_view kSave =
    "INSERT INTO authentication_attempt(key, attempts, pauses, last_attempt_at, paused_until, "
    "recent) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(key) DO UPDATE SET "
    "attempts = excluded.attempts, pauses = excluded.pauses, "
    "last_attempt_at = excluded.last_attempt_at, paused_until = excluded.paused_until, "
    "recent = excluded.recent";
constexpr std::string_view kForget = "DELETE FROM authentication_attempt WHERE key = ?1";
constexpr std::string_view kForgetBefore =
    "DELETE FROM authentication_attempt WHERE last_attempt_at < ?1";

std::string write_times(const std::vector<Timestamp>& times) {
  std::string text;
  for (const Timestamp time : times) text += std::to_string(time.milliseconds) + " ";
  return text;
}

std::vector<Timestamp> read_times(std::string_view text) {
  std::vector<Timestamp> times;
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    Timestamp time;
    std::from_chars(text.data(), text.data() + std::min(end, text.size()), time.milliseconds);
    times.push_back(time);
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return times;
}

}  // namespace

Result<domain::AttemptHistory> find(sql::Connection& connection, std::string_view key) {
  sql::Statement row = TRY(connection.prepare(kFind));
  row.bind_blob(1, key);
  domain::AttemptHistory history;
  if (!TRY(row.step())) return history;
  history.attempts = static_cast<int>(row.integer(0));
  history.pauses = static_cast<int>(row.integer(1));
  history.last_attempt = row.timestamp(2).value_or(Timestamp{});
  history.paused_until = row.timestamp(3).value_or(Timestamp{});
  history.recent = read_times(row.text(4));
  return history;
}

Result<std::vector<std::string>> paused_keys(sql::Connection& connection, Timestamp now) {
  sql::Statement rows = TRY(connection.prepare(kPaused));
  rows.bind(1, now);
  rows.bind(2, Timestamp{now.milliseconds + kClockTolerance.milliseconds});
  std::vector<std::string> keys;
  while (TRY(rows.step())) keys.emplace_back(rows.blob(0));
  return keys;
}

Status save(sql::Connection& connection, std::string_view key,
            const domain::AttemptHistory& history) {
  sql::Statement statement = TRY(connection.prepare(kSave));
  statement.bind_blob(1, key);
  statement.bind(2, history.attempts);
  statement.bind(3, history.pauses);
  statement.bind(4, history.last_attempt);
  statement.bind(5, history.paused_until);
  statement.bind(6, write_times(history.recent));
  return statement.run();
}

Status forget(sql::Connection& connection, std::string_view key) {
  return TRY(connection.prepare(kForget)).bind_blob(1, key).run();
}

Status forget_before(sql::Connection& connection, Timestamp time) {
  return TRY(connection.prepare(kForgetBefore)).bind(1, time).run();
}

}  // namespace cochin::storage::attempts
