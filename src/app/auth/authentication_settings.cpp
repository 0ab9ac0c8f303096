#include "app/auth/authentication_settings.hpp"

#include "platform/crypto/secret_file.hpp"

namespace cochin::app {

namespace {

std::filesystem::path initial_password_file(const platform::DataFolder& folder) {
  return folder.root / "initial-admin.txt";
}

}  // namespace

Result<AuthenticationSettings> authentication_settings(const platform::Config& config,
                                                       const platform::DataFolder& folder) {
  AuthenticationSettings settings;
  settings.throttle.attempts = static_cast<int>(config.accounts.max_login_attempts);
  settings.throttle.first_pause = config.accounts.lockout_duration;
  settings.session.idle = config.accounts.session_timeout;
  settings.attempt_secret = config.secret_key
                                ? *config.secret_key
                                : TRY(platform::load_or_create_secret(folder.root / "secret.key"));
  settings.initial_password_file = initial_password_file(folder);
  return settings;
}

FirstAdministratorSettings first_administrator_settings(const platform::Config& config,
                                                        const platform::DataFolder& folder) {
  return {.kind = config.profile == platform::Profile::kProduction ? InitialPassword::kDrawn
                                                                   : InitialPassword::kWellKnown,
          .chosen = config.accounts.initial_admin_password,
          .password_file = initial_password_file(folder)};
}

}  // namespace cochin::app
