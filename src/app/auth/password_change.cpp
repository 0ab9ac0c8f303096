#include <filesystem>

#include "app/audit/audit_record.hpp"
#include "app/auth/authentication.hpp"
#include "app/auth/device_marks.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/password_text.hpp"
#include "storage/repositories/account_link_repository.hpp"
#include "storage/repositories/attempt_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace sessions = storage::sessions;
namespace users = storage::users;

namespace {

constexpr std::string_view kCurrentPassword = "/current_password";
constexpr std::string_view kNewPassword = "/new_password";

Error refuse_field(std::string_view pointer, const ErrorKind& kind) {
  return Error{&errors::invalid_input, {}, {{std::string(pointer), &kind, {}}}, {}};
}

}  // namespace

Result<SignedIn> Authentication::change_password(const Actor& actor, const Session& session,
                                                 const PasswordChange& change,
                                                 const Client& client) {
  const auto current = domain::normalize_password(change.current_password);
  const auto chosen = domain::normalize_password(change.new_password);
  if (!current || !chosen) return Error{&errors::password_too_long};
  TRY(check_new_password(*chosen, session.user, !session.actor.rights.empty(), kNewPassword));
  const auto user = TRY(verify_session_user(actor, session, *current, kCurrentPassword));
  TRY(check_reuse(user, *chosen));
  const std::string new_hash = TRY(hasher_.hash(*chosen));
  SignedIn signed_in = TRY(replace_password(actor, session, user, new_hash));
  signed_in.device_marks =
      mark_device(client.device_marks, keys_.devices, signed_in.session->user, lanes_.now());
  if (session.user.is_superuser && !settings_.initial_password_file.empty()) {
    std::error_code absent;
    std::filesystem::remove(settings_.initial_password_file, absent);
  }
  return signed_in;
}

Result<SignedIn> Authentication::reauthenticate(const Actor& actor, const Session& session,
                                                std::string_view password) {
  const auto typed = domain::normalize_password(password);
  if (!typed) return Error{&errors::password_too_long};
  TRY(verify_session_user(actor, session, *typed, "/password"));
  SignedIn signed_in;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    signed_in = TRY(renew_session(scope, session));
    TRY(audit::record(scope, actor, {.action = audit::actions::auth_reauthenticated}));
    return ok();
  }));
  return signed_in;
}

/// The owner of the session once he has proved to know his password. His attempts are counted
/// apart from those at the door, so that neither pauses the other.
Result<users::StoredUser> Authentication::verify_session_user(const Actor& actor,
                                                              const Session& session,
                                                              const std::string& password,
                                                              std::string_view pointer) {
  const std::string attempt_key = key_of_session_user(session.user.id);
  MaybeUser user;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    TRY(reserve(scope, attempt_key));
    user = TRY(users::find(scope.connection, session.user.id));
    return ok();
  }));
  if (!is_right(user, password)) {
    TRY(lanes_.write_now([&](WriteScope& scope) {
      return audit::record_repeated(scope, actor,
                                    {.action = audit::actions::auth_reauthentication_failed,
                                     .outcome = errors::wrong_password.id});
    }));
    return refuse_field(pointer, errors::wrong_password);
  }
  TRY(forget_attempts(attempt_key));
  return *std::move(user);
}

Status Authentication::check_reuse(const users::StoredUser& user, const std::string& password) {
  std::vector<std::string> former;
  TRY(lanes_.read_now([&](ReadScope& scope) -> Status {
    former =
        TRY(users::former_passwords(scope.connection, user.user.id, settings_.password.history));
    return ok();
  }));
  former.push_back(user.password);
  for (const std::string& hash : former) {
    if (hasher_.verify(hash, password)) return refuse_field(kNewPassword, errors::reused);
  }
  return ok();
}

Result<SignedIn> Authentication::replace_password(const Actor& actor, const Session& session,
                                                  const users::StoredUser& verified,
                                                  const std::string& new_hash) {
  SignedIn signed_in;
  TRY(lanes_.write_now([&](WriteScope& scope) -> Status {
    auto& connection = scope.connection;
    const UserId id = verified.user.id;
    const MaybeUser user = TRY(users::find(connection, id));
    if (!user || user->password != verified.password) {
      return refuse_field(kCurrentPassword, errors::wrong_password);
    }
    TRY(users::replace_password(connection, id, new_hash, scope.now, settings_.password.history));
    TRY(storage::account_links::remove_of(connection, id));
    TRY(audit::record(scope, actor,
                      {.action = audit::actions::auth_password_changed,
                       .object = "user:" + std::to_string(id.value),
                       .after = Tree::Map{{"session", session.id.value}}}));
    TRY(sessions::remove_others(connection, id, session.id));
    signed_in = TRY(renew_session(scope, session));
    return ok();
  }));
  return signed_in;
}

}  // namespace cochin::app
