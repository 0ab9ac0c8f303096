#include "support/soft_authenticator.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include "base/check.hpp"
#include "platform/crypto/base64url.hpp"
#include "platform/crypto/digest.hpp"

namespace cochin::testing {

namespace {

constexpr unsigned kHasKey = 0x40;
constexpr std::size_t kCoordinateBytes = 32;

/// CBOR (RFC 8949) of a byte string of 32 bytes.
std::string cbor_bytes(std::string_view bytes) { return "\x58\x20" + std::string(bytes); }

std::string big_endian(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(number >> (8 * i) & 0xff));
  return text;
}

}  // namespace

struct SoftAuthenticator::State {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  ~State() { EVP_PKEY_free(key); }

  /// Both coordinates of the public point.
  std::string point() const {
    unsigned char bytes[1 + 2 * kCoordinateBytes];
    std::size_t size = 0;
    CHECK(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, bytes, sizeof bytes,
                                          &size) == 1);
    CHECK(size == sizeof bytes);
    return {reinterpret_cast<const char*>(bytes) + 1, 2 * kCoordinateBytes};
  }
};

SoftAuthenticator::SoftAuthenticator() : state_(std::make_unique<State>()) {}
SoftAuthenticator::~SoftAuthenticator() = default;

std::string SoftAuthenticator::client_data(std::string_view type, std::string_view challenge,
                                           std::string_view origin) {
  return R"({"type":")" + std::string(type) + R"(","challenge":")" +
         platform::encode_base64url(challenge) + R"(","origin":")" + std::string(origin) +
         R"(","crossOrigin":false})";
}

std::string SoftAuthenticator::head(std::string_view relying_party, unsigned more_flags) const {
  return platform::sha256(relying_party) + big_endian(flags | more_flags, 1) + big_endian(count, 4);
}

std::string SoftAuthenticator::registration(std::string_view relying_party) const {
  const std::string point = state_->point();
  const std::string key = std::string("\xA5\x01\x02\x03\x26\x20\x01\x21") +
                          cbor_bytes(point.substr(0, kCoordinateBytes)) + "\x22" +
                          cbor_bytes(point.substr(kCoordinateBytes));
  return head(relying_party, kHasKey) + std::string(16, '\0') +
         big_endian(static_cast<std::uint32_t>(credential_id.size()), 2) + credential_id + key;
}

std::string SoftAuthenticator::use(std::string_view relying_party) const {
  return head(relying_party, 0);
}

std::string SoftAuthenticator::sign(std::string_view authenticator_data,
                                    std::string_view client_data) const {
  const std::string signed_bytes = std::string(authenticator_data) + platform::sha256(client_data);
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                   EVP_MD_CTX_free);
  unsigned char signature[256];
  std::size_t size = sizeof signature;
  CHECK(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, state_->key) == 1);
  CHECK(EVP_DigestSign(context.get(), signature, &size,
                       reinterpret_cast<const unsigned char*>(signed_bytes.data()),
                       signed_bytes.size()) == 1);
  return {reinterpret_cast<const char*>(signature), size};
}

}  // namespace cochin::testing
