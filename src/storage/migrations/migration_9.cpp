#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// A session has one challenge at a time, which its answer uses up.
constexpr std::string_view kPasskeys = R"sql(
CREATE TABLE authentication_passkey(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  credential_id BLOB NOT NULL UNIQUE,
  algorithm INTEGER NOT NULL,
  public_key BLOB NOT NULL,
  sign_count INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_used_at TEXT);

CREATE INDEX authentication_passkey_user ON authentication_passkey(user_id, id);

CREATE TABLE authentication_passkeychallenge(
  session_id INTEGER PRIMARY KEY REFERENCES authentication_session(id) ON DELETE CASCADE,
  challenge BLOB NOT NULL,
  expires_at TEXT NOT NULL);
)sql";

/// Who is asked for more than a password.
constexpr std::string_view kSecondFactors = R"sql(
CREATE VIEW authentication_secondfactor AS
  SELECT user_id FROM authentication_totp WHERE seed IS NOT NULL
  UNION SELECT user_id FROM authentication_passkey;
)sql";

}  // namespace

Status create_passkeys(sql::Connection& writer) {
  TRY(writer.execute(kPasskeys));
  return writer.execute(kSecondFactors);
}

}  // namespace cochin::storage::migrations
