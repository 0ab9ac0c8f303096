#include <algorithm>
#include <charconv>

#include "app/posture/posture.hpp"
#include "platform/net/tls.hpp"

namespace cochin::app::posture {

namespace {

using platform::Config;
using platform::HttpConfig;

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kWarningDays = 30;
constexpr std::int64_t kMostAttempts = 10;
constexpr std::int64_t kShortestPauseMinutes = 5;
constexpr std::int64_t kLongestIdleMinutes = 60;
constexpr std::int64_t kShortestRetention = 6;
constexpr int kNarrowestWide4 = 24;  ///< a prefix shorter than this declares a network
constexpr int kNarrowestWide6 = 64;

State when(bool is_good, State otherwise) { return is_good ? State::kGood : otherwise; }

Finding examine_transport(const HttpConfig& http) {
  if (!http.tls_certificate.empty()) {
    return {&findings::transport, State::kGood, {{"how", "le serveur parle HTTPS"}}};
  }
  if (platform::is_exposed_without_tls(http)) return {&findings::transport, State::kGrave};
  const char* how = http.trusted_proxies.empty() ? "le serveur n’écoute que sa machine"
                                                 : "un mandataire déclaré est devant";
  return {&findings::transport, State::kGood, {{"how", how}}};
}

std::optional<Finding> examine_certificate(const HttpConfig& http, Timestamp now) {
  if (http.tls_certificate.empty()) return std::nullopt;
  const auto identity = platform::TlsIdentity::load(http.tls_certificate, http.tls_key);
  if (!identity) return Finding{&findings::certificate_unreadable, State::kGrave};
  const std::int64_t days = ((*identity)->expires_at().milliseconds - now.milliseconds) / kDayMs;
  const State state = days <= 0             ? State::kGrave
                      : days < kWarningDays ? State::kReview
                                            : State::kGood;
  return Finding{&findings::certificate, state, {{"days", std::to_string(days)}}};
}

/// Whether an address or CIDR block covers more than a small network.
bool is_wide(const std::string& block) {
  const std::size_t slash = block.find('/');
  if (slash == std::string::npos) return false;
  int prefix = 0;
  std::from_chars(block.data() + slash + 1, block.data() + block.size(), prefix);
  const bool is_v6 = block.find(':') != std::string::npos;
  return prefix < (is_v6 ? kNarrowestWide6 : kNarrowestWide4);
}

Finding examine_proxies(const HttpConfig& http) {
  const auto wide = std::ranges::find_if(http.trusted_proxies, is_wide);
  if (wide == http.trusted_proxies.end()) return {&findings::trusted_proxies, State::kGood};
  return {&findings::trusted_proxies, State::kReview, {{"block", *wide}}};
}

void examine_secrets(const Config& config, std::vector<Finding>& findings) {
  const bool is_production = config.profile == platform::Profile::kProduction;
  findings.push_back({&findings::profile, when(is_production, State::kReview)});
  findings.push_back({&findings::secret_key, when(config.secret_key.has_value(), State::kReview)});
  findings.push_back(
      {&findings::backup_key, when(config.backup_encryption_key.has_value(), State::kReview)});
}

void examine_sign_in(const Config& config, std::vector<Finding>& findings) {
  const platform::AccountConfig& accounts = config.accounts;
  findings.push_back({&findings::second_factor_rule,
                      when(accounts.second_factor_for_administrators, State::kReview)});
  findings.push_back({&findings::password_expiry,
                      when(accounts.password_expiry_days == 0, State::kReview),
                      {{"days", std::to_string(accounts.password_expiry_days)}}});
  const std::int64_t pause = accounts.lockout_duration.milliseconds / kMinuteMs;
  const bool is_slow =
      accounts.max_login_attempts <= kMostAttempts && pause >= kShortestPauseMinutes;
  findings.push_back({&findings::login_attempts,
                      when(is_slow, State::kReview),
                      {{"attempts", std::to_string(accounts.max_login_attempts)},
                       {"minutes", std::to_string(pause)}}});
  const std::int64_t idle = accounts.session_timeout.milliseconds / kMinuteMs;
  findings.push_back({&findings::session_timeout,
                      when(idle <= kLongestIdleMinutes, State::kReview),
                      {{"minutes", std::to_string(idle)}}});
}

}  // namespace

void examine_configuration(const Installation& installation, std::vector<Finding>& findings) {
  const Config& config = installation.config;
  examine_secrets(config, findings);
  findings.push_back(examine_transport(config.http));
  if (auto certificate = examine_certificate(config.http, installation.now)) {
    findings.push_back(*std::move(certificate));
  }
  findings.push_back(examine_proxies(config.http));
  examine_sign_in(config, findings);
  findings.push_back({&findings::audit_retention,
                      when(config.audit_retention_months >= kShortestRetention, State::kReview),
                      {{"months", std::to_string(config.audit_retention_months)}}});
}

}  // namespace cochin::app::posture
