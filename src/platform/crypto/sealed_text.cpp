#include "platform/crypto/sealed_text.hpp"

#include <sodium.h>

#include "base/check.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/random.hpp"

namespace cochin::platform {

namespace {

constexpr char kFormat = 1;
constexpr std::size_t kKeyIdBytes = 4;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHeaderBytes = 1 + kKeyIdBytes + kNonceBytes;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string head_of(std::string_view key) {
  return kFormat + sha256(std::string("key id") += key).substr(0, kKeyIdBytes);
}

}  // namespace

std::string seal(std::string_view key, std::string_view context, std::string_view text) {
  CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  const std::string nonce = random_bytes(kNonceBytes);
  std::string sealed = head_of(key) + nonce;
  sealed.resize(kHeaderBytes + text.size() + kTagBytes);
  auto* const out = reinterpret_cast<unsigned char*>(sealed.data()) + kHeaderBytes;
  crypto_aead_xchacha20poly1305_ietf_encrypt(out, nullptr, bytes_of(text), text.size(),
                                             bytes_of(context), context.size(), nullptr,
                                             bytes_of(nonce), bytes_of(key));
  return sealed;
}

std::optional<std::string> unseal(std::string_view key, std::string_view context,
                                  std::string_view sealed) {
  CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  if (sealed.size() < kHeaderBytes + kTagBytes) return std::nullopt;
  if (!sealed.starts_with(head_of(key))) return std::nullopt;
  const std::string_view nonce = sealed.substr(1 + kKeyIdBytes, kNonceBytes);
  const std::string_view box = sealed.substr(kHeaderBytes);
  std::string text(box.size() - kTagBytes, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, bytes_of(box), box.size(),
      bytes_of(context), context.size(), bytes_of(nonce), bytes_of(key));
  if (failed != 0) return std::nullopt;
  return text;
}

}  // namespace cochin::platform
