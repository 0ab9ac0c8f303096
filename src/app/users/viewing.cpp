#include "app/users/viewing.hpp"

#include "app/audit/audit_record.hpp"
#include "app/users/account_lookup.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

Status begin_viewing(const Actor& actor, WriteScope& scope, const Session& session,
                     Authentication& authentication, UserId user) {
  const storage::users::Account account = TRY(find_account(scope.connection, user));
  if (!actor.is_superuser || session.api_token) return Error{&errors::forbidden};
  if (!account.user.is_active) return Error{&errors::not_found};
  if (account.user.is_superuser) return Error{&errors::sees_everything};
  TRY(storage::sessions::set_viewed_user(scope.connection, session.id, user));
  scope.after_commit = [&authentication, owner = session.user.id] {
    authentication.forget_user(owner);
  };
  return audit::record(scope, actor,
                       {.action = audit::actions::users_viewed,
                        .object = "user:" + std::to_string(user.value),
                        .after = Tree::Map{{"username", account.user.username}}});
}

Status end_viewing(WriteScope& scope, const Session& session, Authentication& authentication) {
  scope.after_commit = [&authentication, owner = session.user.id] {
    authentication.forget_user(owner);
  };
  return storage::sessions::set_viewed_user(scope.connection, session.id, {});
}

}  // namespace cochin::app
