#include "platform/crypto/webauthn.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <memory>

#include "base/error_catalog.hpp"
#include "platform/crypto/digest.hpp"

namespace cochin::platform {

namespace {

constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kFlagsAt = kHashBytes;
constexpr unsigned kUserPresent = 0x01;
constexpr unsigned kUserVerified = 0x04;
constexpr std::size_t kMostCredentialIdBytes = 1023;

struct FreeCredential {
  void operator()(fido_cred_t* credential) const { fido_cred_free(&credential); }
};
struct FreeAssertion {
  void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};
struct FreeEs256 {
  void operator()(es256_pk_t* key) const { es256_pk_free(&key); }
};
struct FreeEddsa {
  void operator()(eddsa_pk_t* key) const { eddsa_pk_free(&key); }
};
struct FreeRs256 {
  void operator()(rs256_pk_t* key) const { rs256_pk_free(&key); }
};

Error refused(const char* reason) { return Error{&errors::passkey_refused, {}, {}, reason}; }

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string text_of(const unsigned char* bytes, std::size_t size) {
  return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
}

/// For whom, and whether the user was there and known to the authenticator.
Status check_head(std::string_view authenticator_data, std::string_view relying_party) {
  if (authenticator_data.size() <= kFlagsAt) return refused("short authenticator data");
  if (authenticator_data.substr(0, kHashBytes) != sha256(relying_party)) {
    return refused("another relying party");
  }
  const auto flags = static_cast<unsigned char>(authenticator_data[kFlagsAt]);
  if ((flags & kUserPresent) == 0) return refused("the user was not there");
  if ((flags & kUserVerified) == 0) return refused("the user was not verified");
  return ok();
}

/// Empty when the data is no key of the algorithm.
std::unique_ptr<fido_cred_t, FreeCredential> parse_credential(std::int64_t algorithm,
                                                              std::string_view data) {
  std::unique_ptr<fido_cred_t, FreeCredential> credential(fido_cred_new());
  const bool is_read =
      credential != nullptr &&
      fido_cred_set_type(credential.get(), static_cast<int>(algorithm)) == FIDO_OK &&
      fido_cred_set_authdata_raw(credential.get(), bytes_of(data), data.size()) == FIDO_OK;
  if (!is_read) credential.reset();
  return credential;
}

int verify_with_key(fido_assert_t* assertion, const WebauthnKey& key) {
  const unsigned char* bytes = bytes_of(key.public_key);
  const std::size_t size = key.public_key.size();
  if (key.algorithm == COSE_ES256) {
    const std::unique_ptr<es256_pk_t, FreeEs256> read(es256_pk_new());
    if (!read || es256_pk_from_ptr(read.get(), bytes, size) != FIDO_OK) return FIDO_ERR_INTERNAL;
    return fido_assert_verify(assertion, 0, COSE_ES256, read.get());
  }
  if (key.algorithm == COSE_EDDSA) {
    const std::unique_ptr<eddsa_pk_t, FreeEddsa> read(eddsa_pk_new());
    if (!read || eddsa_pk_from_ptr(read.get(), bytes, size) != FIDO_OK) return FIDO_ERR_INTERNAL;
    return fido_assert_verify(assertion, 0, COSE_EDDSA, read.get());
  }
  const std::unique_ptr<rs256_pk_t, FreeRs256> read(rs256_pk_new());
  if (!read || rs256_pk_from_ptr(read.get(), bytes, size) != FIDO_OK) return FIDO_ERR_INTERNAL;
  return fido_assert_verify(assertion, 0, COSE_RS256, read.get());
}

}  // namespace

Result<WebauthnKey> read_webauthn_key(std::string_view relying_party,
                                      std::string_view client_data_hash,
                                      std::string_view authenticator_data) {
  if (client_data_hash.size() != kHashBytes) return refused("no hash of the client data");
  TRY(check_head(authenticator_data, relying_party));
  for (const std::int64_t algorithm : kWebauthnAlgorithms) {
    const auto credential = parse_credential(algorithm, authenticator_data);
    if (!credential) continue;
    WebauthnKey key;
    key.algorithm = algorithm;
    key.credential_id =
        text_of(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get()));
    key.public_key =
        text_of(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get()));
    key.sign_count = fido_cred_sigcount(credential.get());
    const bool is_usable = !key.credential_id.empty() && !key.public_key.empty() &&
                           key.credential_id.size() <= kMostCredentialIdBytes;
    if (!is_usable) return refused("no key");
    return key;
  }
  return refused("no key of a known algorithm");
}

Result<std::int64_t> verify_webauthn_assertion(const WebauthnKey& key,
                                               std::string_view relying_party,
                                               const WebauthnAssertion& assertion) {
  TRY(check_head(assertion.authenticator_data, relying_party));
  const std::unique_ptr<fido_assert_t, FreeAssertion> given(fido_assert_new());
  fido_assert_t* raw = given.get();
  const std::string party(relying_party);
  const bool is_read =
      raw != nullptr && fido_assert_set_count(raw, 1) == FIDO_OK &&
      fido_assert_set_rp(raw, party.c_str()) == FIDO_OK &&
      fido_assert_set_up(raw, FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_uv(raw, FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_clientdata_hash(raw, bytes_of(assertion.client_data_hash),
                                      assertion.client_data_hash.size()) == FIDO_OK &&
      fido_assert_set_authdata_raw(raw, 0, bytes_of(assertion.authenticator_data),
                                   assertion.authenticator_data.size()) == FIDO_OK &&
      fido_assert_set_sig(raw, 0, bytes_of(assertion.signature), assertion.signature.size()) ==
          FIDO_OK;
  if (!is_read) return refused("no assertion");
  if (verify_with_key(raw, key) != FIDO_OK) return refused("a wrong signature");
  return std::int64_t{fido_assert_sigcount(raw, 0)};
}

}  // namespace cochin::platform
