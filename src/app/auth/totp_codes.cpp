#include "app/auth/totp_codes.hpp"

#include "domain/accounts/second_factor.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/one_time_code.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sealed_text.hpp"

namespace cochin::app {

namespace {

std::string context_of(UserId user) { return "totp seed of user " + std::to_string(user.value); }

}  // namespace

std::string make_sealed_seed(const AccountKeys& keys, UserId user, std::string& plain) {
  plain = platform::random_bytes(domain::kTotpSeedBytes);
  return platform::seal(keys.second_factors, context_of(user), plain);
}

std::optional<std::string> open_seed(const AccountKeys& keys, UserId user,
                                     std::string_view sealed_seed) {
  return platform::unseal(keys.second_factors, context_of(user), sealed_seed);
}

std::optional<std::int64_t> find_totp_counter(std::string_view seed, std::string_view typed,
                                              Timestamp now) {
  const auto code = domain::read_totp_code(typed);
  if (!code) return std::nullopt;
  for (const std::int64_t counter : domain::accepted_totp_counters(now)) {
    const std::string right = platform::one_time_code(seed, static_cast<std::uint64_t>(counter));
    if (platform::equal_in_constant_time(right, *code)) return counter;
  }
  return std::nullopt;
}

}  // namespace cochin::app
