#include "console_accounts.hpp"

#include <functional>

#include "app/audit/audit_head_file.hpp"
#include "app/auth/authentication_settings.hpp"
#include "app/users/account_administration.hpp"
#include "platform/clock/clock.hpp"
#include "platform/files/data_folder.hpp"
#include "storage/database.hpp"

namespace cochin {

namespace {

/// The data folder and its accounts, in the hands of whoever owns the machine.
struct Console {
  app::Lanes& lanes;
  app::AccountAdministration& accounts;
  app::Actor actor;
};

Status on_console(const platform::Config& config,
                  const std::function<Status(const Console&)>& work) {
  const platform::DataFolder folder = TRY(platform::open_data_folder(config.data_folder));
  const auto database = TRY(storage::Database::open(folder));
  const auto lanes = TRY(app::Lanes::open(*database, platform::system_clock()));
  const auto head_file = app::audit::head_file(folder);
  TRY(app::audit::compare_head(*lanes, head_file));
  app::Authentication authentication(*lanes, TRY(app::authentication_settings(config, folder)));
  app::AccountAdministration accounts(
      *lanes, authentication,
      {platform::public_origin(config.http), config.accounts.password_reset_timeout});
  app::Actor actor = app::system_actor();
  actor.address = "console";
  Status done = work({*lanes, accounts, std::move(actor)});
  if (done) TRY(app::audit::note_head(*lanes, head_file));
  database->stop();
  return done;
}

using AccountWork = std::function<Status(const Console&, app::WriteScope&, UserId)>;

Status on_account(const platform::Config& config, const std::string& username,
                  const AccountWork& work) {
  return on_console(config, [&](const Console& console) {
    return console.lanes.write_now([&](app::WriteScope& scope) -> Status {
      return work(console, scope,
                  TRY(console.accounts.find_by_name(console.actor, scope, username)));
    });
  });
}

}  // namespace

Status unlock_account(const platform::Config& config, const std::string& username) {
  return on_account(config, username, [](const Console& console, auto& scope, UserId id) {
    return console.accounts.unlock(console.actor, scope, id);
  });
}

Status remove_second_factor(const platform::Config& config, const std::string& username) {
  return on_account(config, username, [](const Console& console, auto& scope, UserId id) {
    return console.accounts.remove_second_factor(console.actor, scope, nullptr, id);
  });
}

Status create_superuser(const platform::Config& config, const cli::NewSuperuser& wanted) {
  return on_console(config, [&](const Console& console) -> Status {
    app::AccountDefinition definition;
    definition.username = wanted.username;
    definition.password = wanted.password;
    definition.is_staff = true;
    definition.is_superuser = true;
    TRY(console.accounts.create(console.actor, nullptr, definition));
    return ok();
  });
}

}  // namespace cochin
