#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// `username_key` is what makes two names the same; `password` is a PHC string.
constexpr std::string_view kUsers = R"sql(
CREATE TABLE authentication_user(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL DEFAULT '',
  first_name TEXT NOT NULL DEFAULT '',
  last_name TEXT NOT NULL DEFAULT '',
  password TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK(is_active IN (0, 1)),
  is_staff INTEGER NOT NULL DEFAULT 0 CHECK(is_staff IN (0, 1)),
  is_superuser INTEGER NOT NULL DEFAULT 0 CHECK(is_superuser IN (0, 1)),
  last_login TEXT,
  date_joined TEXT NOT NULL,
  password_changed_at TEXT NOT NULL,
  password_change_required INTEGER NOT NULL DEFAULT 0 CHECK(password_change_required IN (0, 1)));

CREATE TABLE authentication_passwordhistory(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  password TEXT NOT NULL,
  created_at TEXT NOT NULL);

CREATE INDEX authentication_passwordhistory_user ON authentication_passwordhistory(user_id, id);

CREATE VIEW auth_user AS
  SELECT id, username, first_name, last_name, email, is_active, is_staff, is_superuser,
         last_login, date_joined
    FROM authentication_user;
)sql";

constexpr std::string_view kGroups = R"sql(
CREATE TABLE auth_group(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '');

CREATE TABLE auth_permission(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  codename TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL);

CREATE TABLE authentication_user_groups(
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES auth_group(id) ON DELETE CASCADE,
  PRIMARY KEY(user_id, group_id)) WITHOUT ROWID;

CREATE INDEX authentication_user_groups_group ON authentication_user_groups(group_id);

CREATE TABLE authentication_group_permissions(
  group_id INTEGER NOT NULL REFERENCES auth_group(id) ON DELETE CASCADE,
  permission_id INTEGER NOT NULL REFERENCES auth_permission(id) ON DELETE CASCADE,
  PRIMARY KEY(group_id, permission_id)) WITHOUT ROWID;

CREATE INDEX authentication_group_permissions_permission
  ON authentication_group_permissions(permission_id);
)sql";

/// A session is found by the SHA-256 of its token. An attempt's key is an HMAC of what was typed
/// as user name: people type their password there by mistake.
constexpr std::string_view kSessions = R"sql(
CREATE TABLE authentication_session(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash BLOB NOT NULL UNIQUE,
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  csrf_token TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  reauthenticated_at TEXT NOT NULL,
  device TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '');

CREATE INDEX authentication_session_user ON authentication_session(user_id, id);
CREATE INDEX authentication_session_expiry ON authentication_session(expires_at);

CREATE TABLE authentication_attempt(
  key BLOB PRIMARY KEY,
  attempts INTEGER NOT NULL,
  pauses INTEGER NOT NULL,
  last_attempt_at TEXT NOT NULL,
  paused_until TEXT NOT NULL) WITHOUT ROWID;

CREATE INDEX authentication_attempt_age ON authentication_attempt(last_attempt_at);
)sql";

}  // namespace

Status create_accounts(sql::Connection& writer) {
  for (const std::string_view part : {kUsers, kGroups, kSessions}) TRY(writer.execute(part));
  return ok();
}

}  // namespace cochin::storage::migrations
