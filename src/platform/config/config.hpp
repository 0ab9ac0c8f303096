#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace cochin::platform {

enum class Profile { kDevelopment, kProduction };

struct HttpConfig {
  std::string listen_address = "127.0.0.1";
  std::uint16_t listen_port = 8080;
  std::vector<std::string> allowed_hosts;    ///< lower case; `.example.org` covers sub-domains
  std::vector<std::string> cors_origins;     ///< exact origins, lower case
  std::vector<std::string> trusted_origins;  ///< exact origins, lower case
  std::vector<std::string> trusted_proxies;  ///< addresses or CIDR blocks
  std::string tls_certificate;               ///< PEM file; empty for plain HTTP
  std::string tls_key;                       ///< PEM file
  bool insecure_http = false;                ///< plain HTTP beyond this machine, knowingly
  std::optional<std::string> public_url;     ///< origin under which people reach the product
};

struct AccountConfig {
  Duration session_timeout{3'600'000};  ///< idle time
  Duration lockout_duration{15 * 60'000};
  std::int64_t max_login_attempts = 5;
  std::int64_t password_expiry_days = 90;             ///< 0: passwords do not expire
  std::int64_t privileged_password_expiry_days = 90;  ///< of administrators; 0 as above
  std::int64_t source_attempts_per_minute = 20;       ///< failures of one address; 0: no limit
  std::int64_t source_attempts_per_hour = 100;
  bool second_factor_for_administrators = false;
  Duration password_reset_timeout{3'600'000};
  std::optional<std::string> initial_admin_password;
};

/// What the machine's owner decided. Secrets are in it: never log it whole.
struct Config {
  Profile profile = Profile::kDevelopment;
  bool debug = false;
  std::string data_folder = "./data";
  std::string time_zone = "Europe/Paris";
  std::int64_t audit_retention_months = 12;
  std::optional<std::string> secret_key;             ///< always there in production
  std::optional<std::string> backup_encryption_key;  ///< always there in production
  std::optional<std::string> discord_webhook_url;
  HttpConfig http;
  AccountConfig accounts;
};

/// Where links for people lead: PUBLIC_URL, else the first of CSRF_TRUSTED_ORIGINS, else where the
/// server listens. An origin, without a slash at its end. Never what a request says.
std::string public_origin(const HttpConfig& http);

/// The value of a variable; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;

/// Reads the variables of the deployment guide. `<NAME>_FILE` names a file that holds the value of
/// a secret (its last line end is dropped). An empty value is the same as none. Strict: errors
/// name the variable: errors::config_number, errors::config_boolean, errors::config_choice,
/// errors::config_secret, errors::config_missing, errors::config_file, errors::config_debug,
/// errors::config_value.
Result<Config> load_config(const Environment& environment);

/// The environment of this process. The only place that reads it.
Environment process_environment();

/// Whether passwords would cross the network readable: plain HTTP, listening beyond this machine,
/// and no proxy before it (ASVS 12.2.1, ANSSI-PG-078 R11).
bool is_exposed_without_tls(const HttpConfig& http);

/// errors::config_insecure_http for that, unless INSECURE_HTTP says that it is wanted.
Status check_transport(const HttpConfig& http);

/// `127.0.0.1:8080` or `[::1]:8080` into `http`. errors::config_value naming `source`.
Status parse_listen(std::string_view text, std::string_view source, HttpConfig& http);

}  // namespace cochin::platform
