#include "platform/crypto/django_hash.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <charconv>
#include <optional>
#include <string>

#include "platform/crypto/digest.hpp"

namespace cochin::platform {

namespace {

constexpr std::string_view kPrefix = "pbkdf2_sha256$";
constexpr std::size_t kTagBytes = 32;
constexpr int kMostRounds = 10'000'000;

struct DjangoHash {
  int rounds = 0;
  std::string_view salt;
  std::string tag;
};

std::optional<std::string> decode_tag(std::string_view text) {
  std::string bytes(kTagBytes, '\0');
  std::size_t size = 0;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || size != kTagBytes) return std::nullopt;
  return bytes;
}

std::optional<DjangoHash> read_hash(std::string_view stored) {
  if (!is_django_hash(stored)) return std::nullopt;
  stored.remove_prefix(kPrefix.size());
  const std::size_t salt_at = stored.find('$');
  if (salt_at == stored.npos) return std::nullopt;
  const std::size_t tag_at = stored.find('$', salt_at + 1);
  if (tag_at == stored.npos) return std::nullopt;
  DjangoHash hash;
  const char* const rounds_end = stored.data() + salt_at;
  const auto read = std::from_chars(stored.data(), rounds_end, hash.rounds);
  if (read.ec != std::errc() || read.ptr != rounds_end) return std::nullopt;
  if (hash.rounds < 1 || hash.rounds > kMostRounds) return std::nullopt;
  hash.salt = stored.substr(salt_at + 1, tag_at - salt_at - 1);
  auto tag = decode_tag(stored.substr(tag_at + 1));
  if (!tag) return std::nullopt;
  hash.tag = *std::move(tag);
  return hash;
}

}  // namespace

bool is_django_hash(std::string_view stored) { return stored.starts_with(kPrefix); }

bool verify_django_hash(std::string_view stored, std::string_view password) {
  const auto hash = read_hash(stored);
  if (!hash) return false;
  std::string tag(kTagBytes, '\0');
  const int made =
      PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                        reinterpret_cast<const unsigned char*>(hash->salt.data()),
                        static_cast<int>(hash->salt.size()), hash->rounds, EVP_sha256(),
                        static_cast<int>(tag.size()), reinterpret_cast<unsigned char*>(tag.data()));
  return made == 1 && equal_in_constant_time(tag, hash->tag);
}

}  // namespace cochin::platform
