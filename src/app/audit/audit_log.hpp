#pragma once

#include <cstdint>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "domain/audit/audit_entry.hpp"
#include "storage/repositories/audit_repository.hpp"

namespace cochin::app {

using AuditFilter = storage::audit::Filter;

/// Reading the audit log, which itself leaves a trace in it. Thread-safe.
class AuditLog {
 public:
  static constexpr std::int64_t kMostExported = 50'000;

  /// `lanes` must outlive it.
  explicit AuditLog(Lanes& lanes) : lanes_(lanes) {}

  /// The newest first, at most `limit`. Errors: `forbidden` without the right `audit.read`;
  /// `unavailable` when the trace of the reading cannot be queued.
  Result<std::vector<domain::AuditEntry>> list(const Actor& actor, ReadScope& scope,
                                               const AuditFilter& filter, std::int64_t limit);

  /// All that the filter lets pass. `description` says in the trace what was exported. Also errors:
  /// `too_many_items` beyond `kMostExported`.
  Result<std::vector<domain::AuditEntry>> export_all(const Actor& actor, ReadScope& scope,
                                                     const AuditFilter& filter, Tree description);

  /// Whether the actor may read the log. Errors: `forbidden`.
  static Status check_may_read(const Actor& actor);

 private:
  Lanes& lanes_;
};

}  // namespace cochin::app
