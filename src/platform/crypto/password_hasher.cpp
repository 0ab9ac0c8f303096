#include "platform/crypto/password_hasher.hpp"

#include <sodium.h>

#include <string>

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "platform/crypto/django_hash.hpp"
#include "platform/crypto/random.hpp"

namespace cochin::platform {

namespace {

std::string encode_phc_part(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  text.pop_back();
  return text;
}

/// A hash of the same cost whose tag nobody computed: random, so no password is known for it.
std::string make_unmatchable(const PasswordHashCost& cost) {
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / 1024) +
         ",t=" + std::to_string(cost.passes) + ",p=1$" + encode_phc_part(random_bytes(16)) + "$" +
         encode_phc_part(random_bytes(32));
}

}  // namespace

PasswordHasher::PasswordHasher(PasswordHashCost cost)
    : cost_(cost), unmatchable_(make_unmatchable(cost)) {
  CHECK(cost.memory_bytes >= crypto_pwhash_argon2id_MEMLIMIT_MIN);
  CHECK(cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN);
}

Result<std::string> PasswordHasher::hash(std::string_view password) const {
  char phc[crypto_pwhash_argon2id_STRBYTES] = {};
  if (crypto_pwhash_argon2id_str(phc, password.data(), password.size(), cost_.passes,
                                 cost_.memory_bytes) != 0) {
    return Error{.kind = &errors::unavailable, .detail = "argon2id: no memory"};
  }
  return std::string(phc);
}

bool PasswordHasher::verify(std::string_view phc, std::string_view password) const {
  if (is_django_hash(phc)) return verify_django_hash(phc, password);
  const std::string terminated(phc);
  return crypto_pwhash_argon2id_str_verify(terminated.c_str(), password.data(), password.size()) ==
         0;
}

void PasswordHasher::verify_against_nothing(std::string_view password) const {
  static_cast<void>(verify(unmatchable_, password));
}

bool PasswordHasher::is_outdated(std::string_view phc) const {
  const std::string terminated(phc);
  return crypto_pwhash_argon2id_str_needs_rehash(terminated.c_str(), cost_.passes,
                                                 cost_.memory_bytes) != 0;
}

}  // namespace cochin::platform
