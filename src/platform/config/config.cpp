#include "platform/config/config.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::platform {
namespace {

constexpr std::size_t kMinSecretLength = 32;
constexpr std::size_t kMaxSecretFile = 64 * 1024;
constexpr std::int64_t kMaxSeconds = 366LL * 24 * 3600;

Error refuse(const ErrorKind& kind, std::string_view name, ErrorParameters more = {}) {
  more.emplace_back("name", name);
  return Error{&kind, std::move(more)};
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return lower;
}

/// Reads variables by name from one environment.
class Variables {
 public:
  explicit Variables(const Environment& environment) : environment_(environment) {}

  std::optional<std::string> text(std::string_view name) const {
    std::optional<std::string> value = environment_(name);
    if (!value) return std::nullopt;
    std::string trimmed(trim(*value));
    if (trimmed.empty()) return std::nullopt;
    return trimmed;
  }

  Status number(std::string_view name, std::int64_t least, std::int64_t most,
                std::int64_t& out) const {
    const std::optional<std::string> value = text(name);
    if (!value) return ok();
    std::int64_t number = 0;
    const char* const last = value->data() + value->size();
    const auto end = std::from_chars(value->data(), last, number);
    if (end.ec != std::errc() || end.ptr != last || number < least || number > most) {
      return refuse(errors::config_number, name,
                    {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    }
    out = number;
    return ok();
  }

  Status boolean(std::string_view name, bool& out) const {
    const std::optional<std::string> value = text(name);
    if (!value) return ok();
    const std::string lower = to_lower(*value);
    const bool yes = lower == "true" || lower == "1" || lower == "yes" || lower == "on";
    const bool no = lower == "false" || lower == "0" || lower == "no" || lower == "off";
    if (!yes && !no) return refuse(errors::config_boolean, name);
    out = yes;
    return ok();
  }

  std::vector<std::string> list(std::string_view name) const {
    std::vector<std::string> items;
    const std::string value = text(name).value_or("");
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      const std::string_view item = trim(rest.substr(0, comma));
      if (!item.empty()) items.push_back(to_lower(item));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return items;
  }

  /// From the variable itself or from the file that `<name>_FILE` names.
  Result<std::optional<std::string>> secret(std::string_view name) const {
    if (std::optional<std::string> value = text(name)) return value;
    const std::string file_variable = std::string(name) + "_FILE";
    const std::optional<std::string> path = text(file_variable);
    if (!path) return std::optional<std::string>();
    std::ifstream file(*path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad() || content.size() > kMaxSecretFile) {
      return refuse(errors::config_file, file_variable);
    }
    const std::string_view value = trim(content);
    if (value.empty()) return refuse(errors::config_file, file_variable);
    return std::optional<std::string>(std::string(value));
  }

 private:
  const Environment& environment_;
};

/// The examples of the guide are public, and a command that the shell did not run is one too.
bool is_placeholder(std::string_view secret) {
  return secret.starts_with("$(") || secret.starts_with("your-") || secret == "changeme";
}

Status check_secret(std::string_view name, const std::optional<std::string>& value,
                    Profile profile) {
  if (profile != Profile::kProduction) return ok();
  if (!value) return refuse(errors::config_missing, name);
  if (value->size() < kMinSecretLength || is_placeholder(*value)) {
    return refuse(errors::config_secret, name, {{"least", std::to_string(kMinSecretLength)}});
  }
  return ok();
}

Status load_profile(const Variables& variables, Config& config) {
  const std::string name = to_lower(variables.text("DJANGO_ENV").value_or("development"));
  if (name == "production") {
    config.profile = Profile::kProduction;
  } else if (name != "development" && name != "test") {
    return refuse(errors::config_choice, "DJANGO_ENV",
                  {{"choices", "production, development, test"}});
  }
  TRY(variables.boolean("DEBUG", config.debug));
  if (config.debug && config.profile == Profile::kProduction) {
    return refuse(errors::config_debug, "DEBUG");
  }
  return ok();
}

Status load_secrets(const Variables& variables, Config& config) {
  config.secret_key = TRY(variables.secret("SECRET_KEY"));
  TRY(check_secret("SECRET_KEY", config.secret_key, config.profile));
  config.backup_encryption_key = TRY(variables.secret("BACKUP_ENCRYPTION_KEY"));
  TRY(check_secret("BACKUP_ENCRYPTION_KEY", config.backup_encryption_key, config.profile));
  config.discord_webhook_url = TRY(variables.secret("DISCORD_WEBHOOK_URL"));
  config.accounts.initial_admin_password = TRY(variables.secret("INITIAL_ADMIN_PASSWORD"));
  return ok();
}

bool is_origin(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    text.remove_prefix(scheme.size());
    return !text.empty() && text.find_first_of("/?#@* ") == std::string_view::npos;
  }
  return false;
}

Result<std::vector<std::string>> load_origins(const Variables& variables, std::string_view name) {
  std::vector<std::string> origins = variables.list(name);
  for (std::string& origin : origins) {
    while (origin.ends_with('/')) origin.pop_back();
    if (!is_origin(origin)) return refuse(errors::config_value, name, {{"value", origin}});
  }
  return origins;
}

Status load_http(const Variables& variables, HttpConfig& http) {
  if (const auto listen = variables.text("COCHIN_LISTEN")) {
    TRY(parse_listen(*listen, "COCHIN_LISTEN", http));
  }
  http.allowed_hosts = variables.list("ALLOWED_HOSTS");
  for (const char* local : {"localhost", "127.0.0.1", "[::1]"}) {
    const auto found = std::find(http.allowed_hosts.begin(), http.allowed_hosts.end(), local);
    if (found == http.allowed_hosts.end()) http.allowed_hosts.emplace_back(local);
  }
  http.cors_origins = TRY(load_origins(variables, "CORS_ALLOWED_ORIGINS"));
  http.trusted_origins = TRY(load_origins(variables, "CSRF_TRUSTED_ORIGINS"));
  http.trusted_proxies = variables.list("TRUSTED_PROXIES");
  TRY(variables.boolean("INSECURE_HTTP", http.insecure_http));
  http.tls_certificate = variables.text("TLS_CERTIFICATE").value_or("");
  http.tls_key = variables.text("TLS_KEY").value_or("");
  if (http.tls_certificate.empty() != http.tls_key.empty()) {
    return refuse(errors::config_tls, http.tls_key.empty() ? "TLS_KEY" : "TLS_CERTIFICATE");
  }
  const auto public_url = TRY(load_origins(variables, "PUBLIC_URL"));
  if (public_url.size() > 1) {
    return refuse(errors::config_value, "PUBLIC_URL", {{"value", public_url.back()}});
  }
  if (!public_url.empty()) http.public_url = public_url.front();
  return ok();
}

Status load_duration(const Variables& variables, std::string_view name, std::int64_t unit_ms,
                     Duration& out) {
  std::int64_t count = out.milliseconds / unit_ms;
  TRY(variables.number(name, 1, kMaxSeconds * 1000 / unit_ms, count));
  out.milliseconds = count * unit_ms;
  return ok();
}

/// A number of days in PASSWORD_EXPIRY_DAYS wins over what the policy says.
Status load_password_expiry(const Variables& variables, AccountConfig& accounts) {
  const std::string policy = to_lower(variables.text("PASSWORD_POLICY").value_or("seed"));
  if (policy != "seed" && policy != "anssi" && policy != "custom") {
    return refuse(errors::config_choice, "PASSWORD_POLICY", {{"choices", "seed, anssi, custom"}});
  }
  if (policy == "anssi") {
    accounts.password_expiry_days = 0;
    accounts.privileged_password_expiry_days = 365;
  }
  constexpr std::int64_t kMostDays = 3650;
  const bool is_given = variables.text("PASSWORD_EXPIRY_DAYS").has_value();
  TRY(variables.number("PASSWORD_EXPIRY_DAYS", 0, kMostDays, accounts.password_expiry_days));
  if (is_given) accounts.privileged_password_expiry_days = accounts.password_expiry_days;
  if (policy != "custom") return ok();
  return variables.number("PASSWORD_EXPIRY_DAYS_ADMINISTRATORS", 0, kMostDays,
                          accounts.privileged_password_expiry_days);
}

Status load_accounts(const Variables& variables, AccountConfig& accounts) {
  constexpr std::int64_t kSecond = 1000;
  constexpr std::int64_t kMinute = 60 * kSecond;
  TRY(load_duration(variables, "SESSION_TIMEOUT", kSecond, accounts.session_timeout));
  TRY(load_duration(variables, "ACCOUNT_LOCKOUT_DURATION", kMinute, accounts.lockout_duration));
  TRY(load_duration(variables, "PASSWORD_RESET_TIMEOUT", kSecond, accounts.password_reset_timeout));
  TRY(variables.number("MAX_LOGIN_ATTEMPTS", 1, 100, accounts.max_login_attempts));
  TRY(variables.number("SOURCE_ATTEMPTS_PER_MINUTE", 0, 100'000,
                       accounts.source_attempts_per_minute));
  TRY(variables.number("SOURCE_ATTEMPTS_PER_HOUR", 0, 1'000'000,
                       accounts.source_attempts_per_hour));
  TRY(variables.boolean("SECOND_FACTOR_FOR_ADMINISTRATORS",
                        accounts.second_factor_for_administrators));
  return load_password_expiry(variables, accounts);
}

}  // namespace

bool is_exposed_without_tls(const HttpConfig& http) {
  const bool is_loopback = http.listen_address.starts_with("127.") || http.listen_address == "::1";
  return !is_loopback && http.tls_certificate.empty() && http.trusted_proxies.empty();
}

Status check_transport(const HttpConfig& http) {
  if (is_exposed_without_tls(http) && !http.insecure_http) {
    return Error{&errors::config_insecure_http};
  }
  return ok();
}

Status parse_listen(std::string_view text, std::string_view source, HttpConfig& http) {
  const std::size_t colon = text.rfind(':');
  const Error error = refuse(errors::config_value, source, {{"value", std::string(text)}});
  if (colon == std::string_view::npos || colon == 0) return error;
  std::string_view address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  } else if (address.find(':') != std::string_view::npos) {
    return error;
  }
  const std::string_view digits = text.substr(colon + 1);
  std::uint16_t port = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (digits.empty() || end.ec != std::errc() || end.ptr != digits.data() + digits.size()) {
    return error;
  }
  http.listen_address = address;
  http.listen_port = port;
  return ok();
}

std::string public_origin(const HttpConfig& http) {
  if (http.public_url) return *http.public_url;
  if (!http.trusted_origins.empty()) return http.trusted_origins.front();
  std::string host = http.listen_address;
  if (host == "0.0.0.0" || host == "::") host = "localhost";
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return "http://" + host + ":" + std::to_string(http.listen_port);
}

Result<Config> load_config(const Environment& environment) {
  const Variables variables(environment);
  Config config;
  TRY(load_profile(variables, config));
  TRY(load_secrets(variables, config));
  TRY(load_http(variables, config.http));
  TRY(load_accounts(variables, config.accounts));
  TRY(variables.number("AUDIT_RETENTION_MONTHS", 6, 12, config.audit_retention_months));
  config.data_folder = variables.text("COCHIN_DATA").value_or(config.data_folder);
  config.time_zone = variables.text("TIME_ZONE").value_or(config.time_zone);
  return config;
}

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    if (value == nullptr) return std::nullopt;
    return std::string(value);
  };
}

}  // namespace cochin::platform
