#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

constexpr std::string_view kTablesAndFields = R"sql(
CREATE TABLE database_dynamictable(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  label_fields TEXT NOT NULL DEFAULT '[]',
  default_sort TEXT NOT NULL DEFAULT '',
  indexes TEXT NOT NULL DEFAULT '[]',
  is_system INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  deleted_slug TEXT);

CREATE TABLE database_dynamicfield(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL REFERENCES database_dynamictable(id),
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  field_type TEXT NOT NULL,
  required INTEGER NOT NULL DEFAULT 0,
  is_unique INTEGER NOT NULL DEFAULT 0,
  searchable INTEGER NOT NULL DEFAULT 0,
  indexed INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL,
  default_value TEXT,
  options TEXT NOT NULL DEFAULT '{}',
  created_at TEXT NOT NULL,
  deleted_at TEXT);

CREATE UNIQUE INDEX database_dynamicfield_slug
  ON database_dynamicfield(table_id, slug) WHERE deleted_at IS NULL;
)sql";

constexpr std::string_view kHistory = R"sql(
CREATE TABLE database_revision(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  action TEXT NOT NULL
    CHECK(action = 'create' OR action = 'update' OR action = 'delete' OR action = 'restore'
      OR action = 'revert' OR action = 'import'),  -- a list of more than two makes a table each time
  changed_at TEXT NOT NULL,
  changed_by INTEGER,
  batch_id INTEGER,
  before TEXT,
  after TEXT);

CREATE INDEX database_revision_record ON database_revision(table_id, record_id, version);

CREATE TABLE database_trashbatch(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  detail TEXT NOT NULL DEFAULT '{}');
)sql";

constexpr std::string_view kSettingsAndRetries = R"sql(
CREATE TABLE database_setting(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL);

CREATE TABLE database_idempotency(
  key TEXT NOT NULL,
  user_id INTEGER NOT NULL,
  request_digest BLOB NOT NULL,
  status INTEGER NOT NULL,
  body BLOB NOT NULL,
  location TEXT NOT NULL,
  etag TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY(user_id, key));
CREATE INDEX database_idempotency_created_at ON database_idempotency(created_at);
)sql";

constexpr std::string_view kFiles = R"sql(
CREATE TABLE database_file(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  mime TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER,
  deleted_at TEXT);

CREATE TABLE database_filelink(
  file_id INTEGER NOT NULL REFERENCES database_file(id),
  table_id INTEGER NOT NULL,
  field_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY(table_id, record_id, field_id, file_id)) WITHOUT ROWID;

CREATE INDEX database_filelink_file ON database_filelink(file_id);
)sql";

}  // namespace

Status create_dynamic_schema(sql::Connection& writer) {
  for (const std::string_view part : {kTablesAndFields, kHistory, kSettingsAndRetries, kFiles}) {
    TRY(writer.execute(part));
  }
  return ok();
}

}  // namespace cochin::storage::migrations
