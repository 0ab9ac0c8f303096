#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/audit/audit_entry.hpp"
#include "storage/sql/connection.hpp"

/// The audit log. The engine itself refuses to change an entry, to remove one that no purge has
/// named, and to add one that does not follow the last (migration 6). Every function runs inside
/// the caller's transaction; errors are the connection's.
namespace cochin::storage::audit {

/// SHA-256 of the entry's canonical text.
std::string hash_of(const domain::AuditEntry& entry);

/// The last entry; the anchor when there is none.
Result<domain::AuditHead> head(sql::Connection& connection);

/// The last entry that a purge removed; the head of an empty log before the first purge.
Result<domain::AuditHead> anchor(sql::Connection& connection);

/// Adds `entry` at the end of the chain, which gives it its id and hashes.
Status append(sql::Connection& connection, domain::AuditEntry& entry);

/// Which entries a list shows; what is empty lets all pass.
struct Filter {
  std::optional<UserId> actor_id = {};
  std::optional<std::string> actor = {};   ///< a user name
  std::optional<std::string> action = {};  ///< a name, or a capability: `users`
  std::optional<std::string> object = {};
  std::optional<std::string> outcome = {};
  bool is_refusal = false;              ///< every outcome but `ok`
  std::optional<Timestamp> from = {};   ///< included
  std::optional<Timestamp> until = {};  ///< excluded
  domain::AuditEntryId before = {};     ///< 0: from the newest
};

/// The newest first, at most `limit`.
Result<std::vector<domain::AuditEntry>> list(sql::Connection& connection, const Filter& filter,
                                             std::int64_t limit);

/// The oldest first, those with an id above `after`, at most `limit`.
Result<std::vector<domain::AuditEntry>> page(sql::Connection& connection,
                                             domain::AuditEntryId after, std::int64_t limit);

/// The last of the oldest entries that are all from before `time`, at most `limit` of them. Empty
/// when the oldest entry is younger.
Result<std::optional<domain::AuditHead>> oldest_until(sql::Connection& connection, Timestamp time,
                                                      std::int64_t limit);

/// Makes `removed` the anchor and removes all entries up to it. The caller has appended the entry
/// `audit.purged` about `audit:<id>` before, else the engine refuses.
Status purge(sql::Connection& connection, const domain::AuditHead& removed);

}  // namespace cochin::storage::audit
