#include "app/auth/own_sessions.hpp"

#include "app/audit/audit_record.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace sessions = storage::sessions;

Result<std::vector<OwnSession>> list_own_sessions(ReadScope& scope, const Session& session,
                                                  const Authentication& authentication) {
  const domain::SessionRules& rules = authentication.session_rules();
  std::vector<OwnSession> listed;
  for (auto& stored : TRY(sessions::list(scope.connection, session.user.id))) {
    if (!domain::is_session_alive(stored.times, scope.now, rules)) continue;
    listed.push_back({.id = stored.id,
                      .device = std::move(stored.device),
                      .address = std::move(stored.address),
                      .created_at = stored.created_at,
                      .last_seen = stored.times.last_seen,
                      .expires_at = domain::session_end(stored.times, rules),
                      .is_present = stored.id == session.id});
  }
  return listed;
}

Status end_own_session(const Actor& actor, WriteScope& scope, const Session& session,
                       Authentication& authentication, domain::SessionId ended) {
  if (!TRY(sessions::remove_of(scope.connection, session.user.id, ended))) {
    return Error{&errors::not_found};
  }
  TRY(audit::record(scope, actor,
                    {.action = audit::actions::auth_sessions_ended,
                     .object = "user:" + std::to_string(session.user.id.value),
                     .after = Tree::Map{{"sessions", "one"}}}));
  scope.after_commit = [&authentication, user = session.user.id] {
    authentication.forget_user(user);
  };
  return ok();
}

Status end_other_sessions(const Actor& actor, WriteScope& scope, const Session& session,
                          Authentication& authentication) {
  TRY(sessions::remove_others(scope.connection, session.user.id, session.id));
  TRY(audit::record(scope, actor,
                    {.action = audit::actions::auth_sessions_ended,
                     .object = "user:" + std::to_string(session.user.id.value),
                     .after = Tree::Map{{"sessions", "others"}}}));
  scope.after_commit = [&authentication, user = session.user.id] {
    authentication.forget_user(user);
  };
  return ok();
}

}  // namespace cochin::app
