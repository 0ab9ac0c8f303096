#include "app/audit/audit_log.hpp"

#include "app/audit/audit_record.hpp"
#include "base/error_catalog.hpp"

namespace cochin::app {

Status AuditLog::check_may_read(const Actor& actor) {
  if (!actor.may("audit.read")) return Error{&errors::forbidden};
  return ok();
}

Result<std::vector<domain::AuditEntry>> AuditLog::list(const Actor& actor, ReadScope& scope,
                                                       const AuditFilter& filter,
                                                       std::int64_t limit) {
  TRY(check_may_read(actor));
  const bool is_noted = lanes_.post_write(
      [actor](WriteScope& writing) {
        return audit::record_repeated(writing, actor, {.action = audit::actions::audit_read});
      },
      {});
  if (!is_noted) return Error{&errors::unavailable};
  return storage::audit::list(scope.connection, filter, limit);
}

Result<std::vector<domain::AuditEntry>> AuditLog::export_all(const Actor& actor, ReadScope& scope,
                                                             const AuditFilter& filter,
                                                             Tree description) {
  TRY(check_may_read(actor));
  auto entries = TRY(storage::audit::list(scope.connection, filter, kMostExported + 1));
  if (static_cast<std::int64_t>(entries.size()) > kMostExported) {
    return Error{&errors::too_many_items, {{"max", std::to_string(kMostExported)}}};
  }
  const bool is_noted = lanes_.post_write(
      [actor, description = std::move(description)](WriteScope& writing) {
        return audit::record(writing, actor,
                             {.action = audit::actions::audit_exported, .after = description});
      },
      {});
  if (!is_noted) return Error{&errors::unavailable};
  return entries;
}

}  // namespace cochin::app
