#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// `recent` holds the times of the attempts of the last day, in milliseconds, apart by spaces.
constexpr std::string_view kAttempts =
    "ALTER TABLE authentication_attempt ADD COLUMN recent TEXT NOT NULL DEFAULT ''";

/// A pending session has passed the first factor only; it dies with its fifth wrong code.
constexpr std::string_view kSessions = R"sql(
ALTER TABLE authentication_session ADD COLUMN second_factor_pending INTEGER NOT NULL DEFAULT 0
  CHECK(second_factor_pending IN (0, 1));
ALTER TABLE authentication_session ADD COLUMN second_factor_tries INTEGER NOT NULL DEFAULT 0;
)sql";

/// Seeds are sealed. `offered_seed` waits for its first code; `last_counter` is that of the last
/// code taken, for none is taken twice.
constexpr std::string_view kSecondFactors = R"sql(
CREATE TABLE authentication_totp(
  user_id INTEGER PRIMARY KEY REFERENCES authentication_user(id) ON DELETE CASCADE,
  seed BLOB,
  offered_seed BLOB,
  last_counter INTEGER NOT NULL DEFAULT 0,
  confirmed_at TEXT);

CREATE TABLE authentication_recoverycode(
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  code_hash BLOB NOT NULL,
  PRIMARY KEY(user_id, code_hash)) WITHOUT ROWID;
)sql";

constexpr std::string_view kApiTokens = R"sql(
CREATE TABLE authentication_apitoken(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  token_hash BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_used_at TEXT);

CREATE INDEX authentication_apitoken_user ON authentication_apitoken(user_id, id);
)sql";

}  // namespace

Status create_credentials(sql::Connection& writer) {
  for (const std::string_view part : {kAttempts, kSessions, kSecondFactors, kApiTokens}) {
    TRY(writer.execute(part));
  }
  return ok();
}

}  // namespace cochin::storage::migrations
