#include "app/auth/account_notices.hpp"

#include "platform/json/json_reader.hpp"
#include "storage/repositories/account_notice_repository.hpp"

namespace cochin::app {

namespace {

constexpr Duration kToldFor{std::int64_t{30} * 24 * 3600 * 1000};
constexpr std::int64_t kMostEntries = 200;
constexpr std::size_t kMostNotices = 50;

struct Kind {
  std::string_view action;
  std::string_view kind;
  std::string_view member = {};  ///< only entries that tell this
};

constexpr Kind kKinds[] = {
    {"auth.signed_in", "new_device", "new_device"},
    {"auth.failed", "sign_in_failed"},
    {"auth.locked", "sign_in_locked"},
    {"auth.password_changed", "password_changed"},
    {"auth.password_reset", "password_changed"},
    {"auth.second_factor_changed", "second_factor_changed"},
    {"auth.token_created", "token_created"},
    {"users.changed", "email_changed", "email"},
};

/// Empty: nothing that its owner must be told.
std::string_view kind_of(const domain::AuditEntry& entry, const Tree& after) {
  for (const Kind& kind : kKinds) {
    if (kind.action != entry.action) continue;
    if (kind.member.empty() || after.find(kind.member) != nullptr) return kind.kind;
  }
  return {};
}

bool is_of_session(const Tree& after, const Session& session) {
  const Tree* told = after.find("session");
  const std::int64_t* id = told == nullptr ? nullptr : told->as_integer();
  return id != nullptr && *id == session.id.value;
}

}  // namespace

Result<std::vector<AccountNotice>> list_account_notices(ReadScope& scope, const Session& session) {
  const Timestamp since{scope.now.milliseconds - kToldFor.milliseconds};
  const UserId user = session.user.id;
  const auto seen = TRY(storage::notices::seen(scope.connection, user));
  std::vector<AccountNotice> notices;
  for (const auto& entry :
       TRY(storage::notices::list(scope.connection, user, since, kMostEntries))) {
    const Tree after = entry.after.empty() ? Tree() : TRY(platform::parse_json(entry.after));
    const std::string_view kind = kind_of(entry, after);
    if (kind.empty() || notices.size() == kMostNotices) continue;
    const bool is_new = seen < entry.id && !is_of_session(after, session);
    notices.push_back({entry.id, entry.at, kind, entry.address, is_new});
  }
  return notices;
}

Status mark_notices_seen(WriteScope& scope, const Session& session, domain::AuditEntryId notice) {
  return storage::notices::set_seen(scope.connection, session.user.id, notice);
}

}  // namespace cochin::app
