#include "storage/migrations/system_migrations.hpp"

namespace cochin::storage::migrations {

/// `viewed_user_id`: with whose rights a session sees. `notices_seen`: the last entry of the audit
/// log about his account that the user has seen.
Status extend_accounts(sql::Connection& writer) {
  TRY(
      writer.execute("ALTER TABLE authentication_session ADD COLUMN viewed_user_id INTEGER "
                     "REFERENCES authentication_user(id) ON DELETE SET NULL"));
  return writer.execute(
      "ALTER TABLE authentication_user ADD COLUMN notices_seen INTEGER NOT NULL DEFAULT 0");
}

}  // namespace cochin::storage::migrations
