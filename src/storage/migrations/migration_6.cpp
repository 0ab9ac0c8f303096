#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

namespace {

/// `audit_anchor` is the entry before the oldest that is left: what a purge keeps of what it
/// removed.
constexpr std::string_view kAuditLog = R"sql(
CREATE TABLE audit_entry(
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id INTEGER NOT NULL,
  actor TEXT NOT NULL,
  address TEXT NOT NULL,
  request_id TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  outcome TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL) STRICT;

CREATE INDEX audit_entry_actor ON audit_entry(actor_id, id);
CREATE INDEX audit_entry_action ON audit_entry(action, id);
CREATE INDEX audit_entry_object ON audit_entry(object, id);

CREATE TABLE audit_anchor(
  only INTEGER PRIMARY KEY CHECK(only = 1),
  entry_id INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;

INSERT INTO audit_anchor(only, entry_id, hash) VALUES(1, 0, zeroblob(32));

CREATE TABLE audit_repeat(
  action TEXT NOT NULL,
  outcome TEXT NOT NULL,
  actor_id INTEGER NOT NULL,
  address TEXT NOT NULL,
  object TEXT NOT NULL,
  actor TEXT NOT NULL,
  since TEXT NOT NULL,
  repeats INTEGER NOT NULL,
  PRIMARY KEY(action, outcome, actor_id, address, object)) WITHOUT ROWID;

CREATE INDEX audit_repeat_since ON audit_repeat(since);
)sql";

/// Entries are only added, each after the last; only those up to the anchor can be removed, and the
/// anchor moves only forward, to an entry that a purge noted after it has named.
constexpr std::string_view kAppendOnly = R"sql(
CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
WHEN NEW.id IS NOT 1 + coalesce((SELECT max(id) FROM audit_entry),
                                (SELECT entry_id FROM audit_anchor))
  OR NEW.previous IS NOT coalesce((SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1),
                                  (SELECT hash FROM audit_anchor))
BEGIN SELECT raise(ABORT, 'an audit entry follows the last one'); END;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT raise(ABORT, 'audit entries do not change'); END;

CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
WHEN OLD.id > (SELECT entry_id FROM audit_anchor)
BEGIN SELECT raise(ABORT, 'audit entries are not removed'); END;

CREATE TRIGGER audit_anchor_moves_forward BEFORE UPDATE ON audit_anchor
WHEN NEW.entry_id <= OLD.entry_id
  OR NOT EXISTS(SELECT 1 FROM audit_entry WHERE id = NEW.entry_id AND hash = NEW.hash)
  OR NOT EXISTS(SELECT 1 FROM audit_entry WHERE id > NEW.entry_id AND action = 'audit.purged'
                  AND object = 'audit:' || NEW.entry_id)
BEGIN SELECT raise(ABORT, 'only a purge moves the anchor of the audit log'); END;

CREATE TRIGGER audit_anchor_is_one BEFORE INSERT ON audit_anchor
BEGIN SELECT raise(ABORT, 'the audit log has one anchor'); END;

CREATE TRIGGER audit_anchor_stays BEFORE DELETE ON audit_anchor
BEGIN SELECT raise(ABORT, 'the audit log keeps its anchor'); END;
)sql";

/// A link is found by the SHA-256 of its token. A deleted account keeps its row: records name it.
constexpr std::string_view kAccountLinks = R"sql(
CREATE TABLE authentication_accountlink(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash BLOB NOT NULL UNIQUE,
  user_id INTEGER NOT NULL REFERENCES authentication_user(id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL);

CREATE INDEX authentication_accountlink_user ON authentication_accountlink(user_id);
CREATE INDEX authentication_accountlink_expiry ON authentication_accountlink(expires_at);

ALTER TABLE authentication_user ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE authentication_user ADD COLUMN deleted_at TEXT;
)sql";

}  // namespace

Status create_audit_log(sql::Connection& writer) {
  for (const std::string_view part : {kAuditLog, kAppendOnly, kAccountLinks}) {
    TRY(writer.execute(part));
  }
  return ok();
}

}  // namespace cochin::storage::migrations
