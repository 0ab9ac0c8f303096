#include "app/auth/recovery_codes.hpp"

#include "domain/accounts/second_factor.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/random.hpp"
#include "storage/repositories/second_factor_repository.hpp"

namespace cochin::app {

std::string hash_recovery_code(const AccountKeys& keys, UserId user, std::string_view code) {
  return platform::hmac_sha256(keys.recovery, std::to_string(user.value) + ":" + std::string(code));
}

Result<std::vector<std::string>> replace_recovery_codes(WriteScope& scope, UserId user,
                                                        const AccountKeys& keys) {
  std::vector<std::string> shown;
  std::vector<std::string> hashes;
  for (std::size_t i = 0; i < domain::kRecoveryCodes; ++i) {
    const std::string code =
        platform::random_text(domain::kRecoverySigns, domain::kRecoveryAlphabet);
    shown.push_back(domain::show_recovery_code(code));
    hashes.push_back(hash_recovery_code(keys, user, code));
  }
  TRY(storage::second_factors::replace_recovery_codes(scope.connection, user, hashes));
  return shown;
}

}  // namespace cochin::app
