#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/audit/audit_entry.hpp"
#include "platform/files/data_folder.hpp"

/// Whether the log is what was written.
namespace cochin::app::audit {

enum class Fault {
  kAltered,     ///< the entry does not have its hash
  kMissing,     ///< the entry is not there, others after it are
  kUnlinked,    ///< the entry, or the one after it, was written anew with a hash of its own
  kPurged,      ///< the entries up to it are gone, and no purge tells that it removed them
  kTruncated,   ///< the log ended later than it does now: the entry is not there
  kRewritten,   ///< the entry is another one than the head that was noted outside
  kHeadUnknown  ///< nothing outside tells where the log ended
};

struct Damage {
  domain::AuditEntryId entry;  ///< the first that cannot be trusted
  Fault fault;
};

struct Verdict {
  std::int64_t entries = 0;  ///< that were looked at
  domain::AuditHead head;    ///< where the log ends
  std::optional<Damage> damage = {};
};

/// Reads the whole log in one snapshot. `noted` is what was kept outside of where it ended.
/// Errors: those of the connection.
Result<Verdict> verify(storage::sql::Connection& connection,
                       const std::optional<domain::AuditHead>& noted);

/// Verifies the log of a data folder, whether a server runs on it or not: against `noted`, else
/// against the file beside the database. Changes nothing. Errors: `not_found` without a database;
/// those of the connection.
Result<Verdict> verify_folder(const platform::DataFolder& folder,
                              std::optional<domain::AuditHead> noted);

}  // namespace cochin::app::audit
