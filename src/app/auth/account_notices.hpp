#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/auth/session.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/audit/audit_entry.hpp"

/// What the owner of an account should know about its safety (ASVS 6.3.5, 6.3.7).
namespace cochin::app {

struct AccountNotice {
  domain::AuditEntryId id;
  Timestamp at;
  /// `new_device`, `sign_in_failed`, `sign_in_locked`, `password_changed`, `second_factor_changed`,
  /// `email_changed`, `token_created`.
  std::string_view kind;
  std::string address;
  bool is_new = false;  ///< neither seen before nor done in this session
};

/// Those of the last 30 days, the newest first, at most 50.
Result<std::vector<AccountNotice>> list_account_notices(ReadScope& scope, const Session& session);

/// All of them up to `notice` are known to the owner.
Status mark_notices_seen(WriteScope& scope, const Session& session, domain::AuditEntryId notice);

}  // namespace cochin::app
