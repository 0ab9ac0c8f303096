#include "app/auth/first_administrator.hpp"

#include "app/audit/audit_record.hpp"
#include "base/error_catalog.hpp"
#include "domain/accounts/password_text.hpp"
#include "domain/accounts/user.hpp"
#include "domain/accounts/username.hpp"
#include "platform/crypto/random.hpp"
#include "platform/files/durable_file.hpp"
#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

namespace users = storage::users;

namespace {

constexpr std::string_view kWellKnownPassword = "changeme";
constexpr std::size_t kDrawnCharacters = 24;

std::string choose_password(const FirstAdministratorSettings& settings) {
  if (settings.chosen) return *settings.chosen;
  if (settings.kind == InitialPassword::kWellKnown) return std::string(kWellKnownPassword);
  return platform::random_text(kDrawnCharacters, platform::kLegibleAlphabet);
}

domain::User make_administrator(Timestamp now) {
  domain::User user;
  user.username = kFirstAdministratorName;
  user.email = kFirstAdministratorEmail;
  user.is_staff = true;
  user.is_superuser = true;
  user.password_change_required = true;
  user.date_joined = now;
  user.password_changed_at = now;
  return user;
}

Result<bool> has_superuser(Lanes& lanes) {
  bool found = false;
  TRY(lanes.read_now([&](ReadScope& scope) -> Status {
    found = TRY(users::has_superuser(scope.connection));
    return ok();
  }));
  return found;
}

}  // namespace

Result<std::optional<FirstAdministrator>> create_first_administrator(
    Lanes& lanes, const platform::PasswordHasher& hasher,
    const FirstAdministratorSettings& settings) {
  if (TRY(has_superuser(lanes))) return std::optional<FirstAdministrator>();
  FirstAdministrator created{.username = std::string(kFirstAdministratorName),
                             .password = choose_password(settings),
                             .is_chosen = settings.chosen.has_value()};
  const auto normalized = domain::normalize_password(created.password);
  if (!normalized) return Error{&errors::password_too_long};
  const std::string hash = TRY(hasher.hash(*normalized));
  const bool is_drawn = !settings.chosen && settings.kind == InitialPassword::kDrawn;
  // The file comes first: an account whose password nobody knows would be of no use.
  if (is_drawn) TRY(platform::atomic_write(settings.password_file, created.password + "\n"));
  TRY(lanes.write_now([&](WriteScope& scope) -> Status {
    if (TRY(users::has_superuser(scope.connection))) return Error{&errors::unique_violation};
    const std::string key = domain::username_key(kFirstAdministratorName).value();
    const domain::User administrator = make_administrator(scope.now);
    const UserId id = TRY(users::insert(scope.connection, administrator, key, hash));
    return audit::record(
        scope, system_actor(),
        {.action = audit::actions::users_created,
         .object = "user:" + std::to_string(id.value),
         .after = Tree::Map{{"username", administrator.username}, {"is_superuser", true}}});
  }));
  return std::optional(std::move(created));
}

}  // namespace cochin::app
