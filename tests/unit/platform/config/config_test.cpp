#include "platform/config/config.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "support/temporary_folder.hpp"

namespace cochin::platform {
namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Result<Config> load(const Variables& variables) {
  return load_config([&](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  });
}

/// `id NAME` of the refusal, else "".
std::string refusal(const Variables& variables) {
  const Result<Config> config = load(variables);
  if (config) return {};
  for (const auto& [key, value] : config.error().parameters) {
    if (key == "name") return std::string(config.error().id()) + " " + value;
  }
  return std::string(config.error().id());
}

const std::string kSecret(32, 's');

Variables production() {
  return {
      {"DJANGO_ENV", "production"}, {"SECRET_KEY", kSecret}, {"BACKUP_ENCRYPTION_KEY", kSecret}};
}

TEST(Config, HasTheDefaultsOfTheGuide) {
  const Config config = load({}).value();
  EXPECT_EQ(config.profile, Profile::kDevelopment);
  EXPECT_EQ(config.data_folder, "./data");
  EXPECT_EQ(config.time_zone, "Europe/Paris");
  EXPECT_EQ(config.http.listen_address, "127.0.0.1");
  EXPECT_EQ(config.http.listen_port, 8080);
  EXPECT_EQ(config.http.allowed_hosts,
            (std::vector<std::string>{"localhost", "127.0.0.1", "[::1]"}));
  EXPECT_TRUE(config.http.trusted_proxies.empty());
  EXPECT_EQ(config.accounts.session_timeout.milliseconds, 3'600'000);
  EXPECT_EQ(config.accounts.lockout_duration.milliseconds, 900'000);
  EXPECT_EQ(config.accounts.max_login_attempts, 5);
  EXPECT_EQ(config.accounts.password_expiry_days, 90);
  EXPECT_EQ(config.accounts.password_reset_timeout.milliseconds, 3'600'000);
  EXPECT_FALSE(config.secret_key);
}

TEST(Config, ReadsTheVariablesOfTheGuide) {
  Variables variables = production();
  variables["ALLOWED_HOSTS"] = "Project-Manager.local, localhost,,127.0.0.1";
  variables["CSRF_TRUSTED_ORIGINS"] = "http://project-manager.local/,https://project-manager.local";
  variables["CORS_ALLOWED_ORIGINS"] = "https://front.example:8443";
  variables["DISCORD_WEBHOOK_URL"] = "";
  variables["SESSION_TIMEOUT"] = "60";
  variables["ACCOUNT_LOCKOUT_DURATION"] = "1";
  variables["PASSWORD_EXPIRY_DAYS"] = "0";
  variables["TRUSTED_PROXIES"] = "10.0.0.0/8";
  variables["COCHIN_LISTEN"] = "[::]:80";
  variables["DEBUG"] = "False";
  const Config config = load(variables).value();
  EXPECT_EQ(config.profile, Profile::kProduction);
  EXPECT_EQ(config.secret_key, kSecret);
  EXPECT_EQ(config.http.allowed_hosts.front(), "project-manager.local");
  EXPECT_EQ(config.http.allowed_hosts.size(), 4U);
  EXPECT_EQ(config.http.trusted_origins.front(), "http://project-manager.local");
  EXPECT_EQ(config.http.cors_origins.front(), "https://front.example:8443");
  EXPECT_FALSE(config.discord_webhook_url);
  EXPECT_EQ(config.accounts.session_timeout.milliseconds, 60'000);
  EXPECT_EQ(config.accounts.lockout_duration.milliseconds, 60'000);
  EXPECT_EQ(config.accounts.password_expiry_days, 0);
  EXPECT_EQ(config.http.listen_address, "::");
  EXPECT_EQ(config.http.listen_port, 80);
}

TEST(Config, BuildsLinksFromWhatIsConfiguredOnly) {
  EXPECT_EQ(public_origin(load({}).value().http), "http://127.0.0.1:8080");
  EXPECT_EQ(public_origin(load({{"COCHIN_LISTEN", "0.0.0.0:90"}}).value().http),
            "http://localhost:90");
  EXPECT_EQ(public_origin(load({{"COCHIN_LISTEN", "[::1]:90"}}).value().http), "http://[::1]:90");
  Variables variables = {{"CSRF_TRUSTED_ORIGINS", "https://a.example,https://b.example"}};
  EXPECT_EQ(public_origin(load(variables).value().http), "https://a.example");
  variables["PUBLIC_URL"] = "https://C.example/";
  EXPECT_EQ(public_origin(load(variables).value().http), "https://c.example");
  EXPECT_EQ(refusal({{"PUBLIC_URL", "c.example"}}), "config_value PUBLIC_URL");
  EXPECT_EQ(refusal({{"PUBLIC_URL", "https://a.example,https://b.example"}}),
            "config_value PUBLIC_URL");
}

TEST(Config, KeepsTheAuditLogSixToTwelveMonths) {
  EXPECT_EQ(load({}).value().audit_retention_months, 12);
  EXPECT_EQ(load({{"AUDIT_RETENTION_MONTHS", "6"}}).value().audit_retention_months, 6);
  for (const char* months : {"5", "13", "0", "-1", "abc"}) {
    EXPECT_EQ(refusal({{"AUDIT_RETENTION_MONTHS", months}}),
              "config_number AUDIT_RETENTION_MONTHS");
  }
}

TEST(Config, AsksForSecretsInProduction) {
  EXPECT_EQ(refusal(production()), "");
  for (const char* name : {"SECRET_KEY", "BACKUP_ENCRYPTION_KEY"}) {
    Variables variables = production();
    variables.erase(name);
    EXPECT_EQ(refusal(variables), "config_missing " + std::string(name));
    for (const char* weak :
         {"0123456789012345678901234567890", "your-32-char-encryption-key-here",
          "$(python3 -c \"import secrets; print(secrets.token_urlsafe(50))\")"}) {
      variables[name] = weak;
      EXPECT_EQ(refusal(variables), "config_secret " + std::string(name)) << weak;
    }
  }
}

TEST(Config, RefusesDebugInProduction) {
  Variables variables = production();
  variables["DEBUG"] = "True";
  EXPECT_EQ(refusal(variables), "config_debug DEBUG");
  EXPECT_TRUE(load({{"DEBUG", "True"}}).value().debug);
}

TEST(Config, NamesTheVariableThatIsWrong) {
  EXPECT_EQ(refusal({{"DJANGO_ENV", "prod"}}), "config_choice DJANGO_ENV");
  EXPECT_EQ(refusal({{"DEBUG", "maybe"}}), "config_boolean DEBUG");
  for (const char* value : {"0", "-1", "1x", "1.5", "99999999999"}) {
    EXPECT_EQ(refusal({{"SESSION_TIMEOUT", value}}), "config_number SESSION_TIMEOUT") << value;
  }
  EXPECT_EQ(refusal({{"MAX_LOGIN_ATTEMPTS", "0"}}), "config_number MAX_LOGIN_ATTEMPTS");
  for (const char* origin : {"*", "project-manager.local", "http://", "http://a/b", "null"}) {
    EXPECT_EQ(refusal({{"CORS_ALLOWED_ORIGINS", origin}}), "config_value CORS_ALLOWED_ORIGINS");
  }
  for (const char* listen :
       {"8080", ":8080", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:8080"}) {
    EXPECT_EQ(refusal({{"COCHIN_LISTEN", listen}}), "config_value COCHIN_LISTEN") << listen;
  }
}

//
TEST(Config, StopsAtNonsenseInTheVariablesOfSignIn) {
  for (const char* name : {"SESSION_TIMEOUT", "ACCOUNT_LOCKOUT_DURATION", "MAX_LOGIN_ATTEMPTS",
                           "PASSWORD_RESET_TIMEOUT", "PASSWORD_EXPIRY_DAYS",
                           "SOURCE_ATTEMPTS_PER_MINUTE", "SOURCE_ATTEMPTS_PER_HOUR"}) {
    for (const char* value : {"-1", "abc", "1000000000000", "1e3", "0x10"}) {
      EXPECT_EQ(refusal({{name, value}}), "config_number " + std::string(name)) << value;
    }
  }
  for (const char* name : {"SESSION_TIMEOUT", "ACCOUNT_LOCKOUT_DURATION", "MAX_LOGIN_ATTEMPTS",
                           "PASSWORD_RESET_TIMEOUT"}) {
    EXPECT_EQ(refusal({{name, "0"}}), "config_number " + std::string(name));
  }
  EXPECT_EQ(refusal({{"PASSWORD_POLICY", "strict"}}), "config_choice PASSWORD_POLICY");
  EXPECT_EQ(refusal({{"SECOND_FACTOR_FOR_ADMINISTRATORS", "perhaps"}}),
            "config_boolean SECOND_FACTOR_FOR_ADMINISTRATORS");
}

//
TEST(Config, TakesTheAgeOfPasswordsFromTheVariableElseFromThePolicy) {
  using Ages = std::pair<std::int64_t, std::int64_t>;
  const auto ages = [](const Variables& variables) {
    const Config config = load(variables).value();
    return Ages{config.accounts.password_expiry_days,
                config.accounts.privileged_password_expiry_days};
  };
  EXPECT_EQ(ages({}), (Ages{90, 90}));
  EXPECT_EQ(ages({{"PASSWORD_POLICY", "anssi"}}), (Ages{0, 365}));
  EXPECT_EQ(ages({{"PASSWORD_POLICY", "anssi"}, {"PASSWORD_EXPIRY_DAYS", "30"}}), (Ages{30, 30}));
  EXPECT_EQ(ages({{"PASSWORD_EXPIRY_DAYS", "0"}}), (Ages{0, 0}));
  EXPECT_EQ(ages({{"PASSWORD_POLICY", "custom"},
                  {"PASSWORD_EXPIRY_DAYS", "0"},
                  {"PASSWORD_EXPIRY_DAYS_ADMINISTRATORS", "180"}}),
            (Ages{0, 180}));
}

TEST(Config, TakesSecretsFromFiles) {
  const cochin::testing::TemporaryFolder folder;
  const std::string path = folder.path() / "secret";
  std::ofstream(path) << kSecret << "\n";
  Variables variables = production();
  variables.erase("SECRET_KEY");
  variables["SECRET_KEY_FILE"] = path;
  EXPECT_EQ(load(variables).value().secret_key, kSecret);
  variables["SECRET_KEY_FILE"] = path + ".absent";
  EXPECT_EQ(refusal(variables), "config_file SECRET_KEY_FILE");
  std::ofstream(path + ".empty") << "\n";
  variables["SECRET_KEY_FILE"] = path + ".empty";
  EXPECT_EQ(refusal(variables), "config_file SECRET_KEY_FILE");
}

// ASVS 12.2.1; requirement S-07.
TEST(Config, ListensBeyondTheMachineOnlyWithTlsAProxyOrAnExplicitWish) {
  HttpConfig http;
  for (const char* address : {"127.0.0.1", "127.8.0.1", "::1"}) {
    http.listen_address = address;
    EXPECT_TRUE(check_transport(http)) << address;
  }
  for (const char* address : {"0.0.0.0", "::", "192.168.1.7"}) {
    http.listen_address = address;
    EXPECT_EQ(check_transport(http).error().id(), "config_insecure_http") << address;
  }
  http.insecure_http = true;
  EXPECT_TRUE(check_transport(http));
  EXPECT_TRUE(is_exposed_without_tls(http));
  http.insecure_http = false;
  http.trusted_proxies = {"10.0.0.1"};
  EXPECT_TRUE(check_transport(http));
  http.trusted_proxies.clear();
  http.tls_certificate = "certificate.pem";
  EXPECT_TRUE(check_transport(http));
  EXPECT_FALSE(is_exposed_without_tls(http));
}

TEST(Config, WantsTheCertificateAndItsKeyTogether) {
  EXPECT_EQ(refusal({{"TLS_CERTIFICATE", "/c.pem"}}), "config_tls TLS_KEY");
  EXPECT_EQ(refusal({{"TLS_KEY", "/k.pem"}}), "config_tls TLS_CERTIFICATE");
  const Config config = load({{"TLS_CERTIFICATE", "/c.pem"}, {"TLS_KEY", "/k.pem"}}).value();
  EXPECT_EQ(config.http.tls_certificate, "/c.pem");
  EXPECT_EQ(config.http.tls_key, "/k.pem");
  EXPECT_EQ(refusal({{"INSECURE_HTTP", "perhaps"}}), "config_boolean INSECURE_HTTP");
}

}  // namespace
}  // namespace cochin::platform
