#include "platform/crypto/secret_file.hpp"

#include "base/error_catalog.hpp"
#include "platform/crypto/random.hpp"
#include "platform/files/durable_file.hpp"

namespace cochin::platform {

namespace {
constexpr std::size_t kSecretSize = 32;
}

Result<std::string> load_or_create_secret(const std::filesystem::path& path) {
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) {
    std::string secret = random_bytes(kSecretSize);
    TRY(atomic_write(path, secret));
    return secret;
  }
  std::string secret = TRY(read_file(path, kSecretSize));
  if (secret.size() != kSecretSize) {
    return Error{&errors::internal, {}, {}, path.string() + ": not a 32-byte key"};
  }
  return secret;
}

}  // namespace cochin::platform
