#include "app/auth/authentication_settings.hpp"

#include "platform/crypto/secret_file.hpp"
#include "platform/net/host_name.hpp"

namespace cochin::app {

namespace {

std::filesystem::path initial_password_file(const platform::DataFolder& folder) {
  return folder.root / "initial-admin.txt";
}

std::optional<Duration> age_of_days(std::int64_t days) {
  if (days == 0) return std::nullopt;
  return Duration{days * 24 * 3600 * 1000};
}

std::vector<std::string> host_names(const platform::Config& config) {
  std::vector<std::string> names = config.http.allowed_hosts;
  names.push_back(platform::host_name());
  return names;
}

}  // namespace

Result<AuthenticationSettings> authentication_settings(const platform::Config& config,
                                                       const platform::DataFolder& folder) {
  const platform::AccountConfig& accounts = config.accounts;
  AuthenticationSettings settings;
  settings.throttle.attempts = static_cast<int>(accounts.max_login_attempts);
  settings.throttle.first_pause = accounts.lockout_duration;
  settings.session.idle = accounts.session_timeout;
  settings.duties.expiry.ordinary = age_of_days(accounts.password_expiry_days);
  settings.duties.expiry.privileged = age_of_days(accounts.privileged_password_expiry_days);
  settings.duties.second_factor_for_administrators = accounts.second_factor_for_administrators;
  settings.source_attempts_per_minute =
      static_cast<std::size_t>(accounts.source_attempts_per_minute);
  settings.source_attempts_per_hour = static_cast<std::size_t>(accounts.source_attempts_per_hour);
  settings.host_names = host_names(config);
  settings.secret = config.secret_key
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
