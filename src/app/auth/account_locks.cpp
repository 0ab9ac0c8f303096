#include <set>

#include "app/auth/authentication.hpp"
#include "storage/repositories/account_directory.hpp"
#include "storage/repositories/attempt_repository.hpp"

namespace cochin::app {

namespace attempts = storage::attempts;

namespace {

constexpr std::int64_t kMostAccounts = 100'000;

}  // namespace

Result<std::optional<Timestamp>> Authentication::paused_until(ReadScope& scope,
                                                              std::string_view username_key) const {
  const auto history = TRY(attempts::find(scope.connection, key_of_name(username_key)));
  return domain::pause_end(history, scope.now);
}

Result<std::vector<UserId>> Authentication::paused_users(ReadScope& scope) const {
  const auto keys = TRY(attempts::paused_keys(scope.connection, scope.now));
  const std::set<std::string> paused(keys.begin(), keys.end());
  std::vector<UserId> found;
  if (paused.empty()) return found;
  for (const auto& account :
       TRY(storage::users::list_accounts(scope.connection, {}, kMostAccounts))) {
    if (paused.contains(key_of_name(account.username_key))) found.push_back(account.user.id);
  }
  return found;
}

Status Authentication::unlock(WriteScope& scope, UserId user, std::string_view username_key) const {
  TRY(attempts::forget(scope.connection, key_of_name(username_key)));
  return attempts::forget(scope.connection, key_of_session_user(user));
}

}  // namespace cochin::app
