#include "app/audit/audit_record.hpp"
#include "app/auth/session_snapshot.hpp"
#include "app/auth/session_token.hpp"
#include "app/users/account_administration.hpp"
#include "app/users/account_lookup.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/password_text.hpp"
#include "domain/accounts/username.hpp"
#include "platform/crypto/digest.hpp"
#include "storage/repositories/account_link_repository.hpp"
#include "storage/repositories/session_repository.hpp"

namespace cochin::app {

namespace account_links = storage::account_links;
namespace users = storage::users;

namespace {

/// The token stands in the fragment, which browsers keep to themselves: no server, proxy or page
/// that is linked to ever sees it.
constexpr std::string_view kPage = "/nouveau-mot-de-passe#";

constexpr std::size_t kTokenCharacters = 43;  ///< 256 bits in base64url

Error invalid_token() {
  return Error{&errors::invalid_input, {}, {{"/token", &errors::invalid_token, {}}}};
}

Actor asked_by(const Client& client) {
  Actor actor;
  actor.address = client.address;
  actor.request_id = client.request_id;
  return actor;
}

}  // namespace

Result<AccountLink> AccountAdministration::add_link(WriteScope& scope, UserId id) const {
  const std::string token = make_session_token();
  const Timestamp end{scope.now.milliseconds + options_.link_life.milliseconds};
  TRY(account_links::remove_dead(scope.connection, scope.now));
  TRY(account_links::remove_of(scope.connection, id));
  TRY(account_links::insert(scope.connection, {.token_hash = platform::sha256(token),
                                               .user = id,
                                               .created_at = scope.now,
                                               .expires_at = end}));
  return AccountLink{options_.public_origin + std::string(kPage) + token, end};
}

Result<AccountLink> AccountAdministration::make_reset_link(const Actor& actor, WriteScope& scope,
                                                           const Session* session, UserId id) {
  const Actor administrator = TRY(present_administrator(actor, scope.connection));
  const Account account = TRY(find_account(scope.connection, id));
  TRY(check_may_administer(administrator, scope.connection, account));
  TRY(check_may_open(administrator, scope, account));
  TRY(check_recent(actor, session, scope.now));
  AccountLink link = TRY(add_link(scope, id));
  TRY(audit::record(scope, administrator,
                    {.action = audit::actions::users_reset_link_made,
                     .object = account_object(id),
                     .after = Tree::Map{{"username", account.user.username},
                                        {"expires_at", link.expires_at.to_string()}}}));
  return link;
}

Result<std::optional<users::StoredUser>> AccountAdministration::owner_of(
    storage::sql::Connection& connection, std::string_view token_hash, Timestamp now) const {
  const auto id = TRY(account_links::find(connection, token_hash, now));
  if (!id) return std::optional<users::StoredUser>();
  auto owner = TRY(users::find(connection, *id));
  if (owner && !owner->user.is_active) owner.reset();
  return owner;
}

Status AccountAdministration::confirm_link(std::string_view token, std::string_view new_password,
                                           const Client& client) {
  const auto chosen = domain::normalize_password(new_password);
  if (!chosen) return Error{&errors::password_too_long};
  const std::string hash = token.size() == kTokenCharacters ? platform::sha256(token) : "";
  std::optional<users::StoredUser> owner;
  bool has_global_right = false;
  TRY(lanes_.read_now([&](ReadScope& scope) -> Status {
    owner = TRY(owner_of(scope.connection, hash, scope.now));
    if (!owner) return ok();
    has_global_right = !TRY(actor_of_user(scope.connection, owner->user)).rights.empty();
    return ok();
  }));
  if (!owner) {
    TRY(lanes_.write_now([&](WriteScope& scope) {
      return audit::record_repeated(
          scope, asked_by(client),
          {.action = audit::actions::auth_failed, .outcome = errors::invalid_token.id});
    }));
    return invalid_token();
  }
  TRY(authentication_.check_new_password(*chosen, owner->user, has_global_right, "/new_password"));
  TRY(authentication_.check_reuse(*owner, *chosen));
  const std::string password = TRY(authentication_.hasher().hash(*chosen));
  return lanes_.write_now([&](WriteScope& scope) -> Status {
    const auto present = TRY(owner_of(scope.connection, hash, scope.now));
    if (!present || present->password != owner->password) return invalid_token();
    return store_chosen(scope, present->user, password, client);
  });
}

Status AccountAdministration::store_chosen(WriteScope& scope, const domain::User& user,
                                           const std::string& password, const Client& client) {
  auto& connection = scope.connection;
  const int history = authentication_.password_rules().history;
  TRY(users::replace_password(connection, user.id, password, scope.now, history));
  TRY(account_links::remove_of(connection, user.id));
  TRY(storage::sessions::remove_others(connection, user.id, {}));
  TRY(authentication_.unlock(scope, user.id, TRY(find_account(connection, user.id)).username_key));
  scope.after_commit = [this, id = user.id] { authentication_.forget_user(id); };
  Actor actor = asked_by(client);
  actor.id = user.id;
  actor.username = user.username;
  return audit::record(
      scope, actor,
      {.action = audit::actions::auth_password_reset, .object = account_object(user.id)});
}

}  // namespace cochin::app
