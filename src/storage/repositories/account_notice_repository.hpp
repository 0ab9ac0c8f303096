#pragma once

#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/audit/audit_entry.hpp"
#include "storage/sql/connection.hpp"

/// What the audit log holds about the safety of one account, and how much of it its owner has seen.
/// Every function runs inside the caller's transaction; errors are the connection's.
namespace cochin::storage::notices {

/// The entries since `since` of sign-ins to the account, and of changes of its password, factors,
/// address and tokens; the newest first, at most `limit`.
Result<std::vector<domain::AuditEntry>> list(sql::Connection& connection, UserId user,
                                             Timestamp since, std::int64_t limit);

/// The last entry that the owner has seen; 0: none.
Result<domain::AuditEntryId> seen(sql::Connection& connection, UserId user);

/// Moves it forward, never back.
Status set_seen(sql::Connection& connection, UserId user, domain::AuditEntryId entry);

}  // namespace cochin::storage::notices
