#include "app/auth/account_keys.hpp"

#include "platform/crypto/key_derivation.hpp"

namespace cochin::app {

AccountKeys derive_account_keys(std::string_view secret) {
  return {.attempts = platform::derive_key(secret, "cochin accounts: attempts"),
          .devices = platform::derive_key(secret, "cochin accounts: devices"),
          .second_factors = platform::derive_key(secret, "cochin accounts: second factors"),
          .recovery = platform::derive_key(secret, "cochin accounts: recovery codes"),
          .passkeys = platform::derive_key(secret, "cochin accounts: passkeys")};
}

}  // namespace cochin::app
