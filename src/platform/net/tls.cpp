#include "platform/net/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <ctime>
#include <utility>

#include "base/check.hpp"
#include "base/error_catalog.hpp"

namespace cochin::platform {
namespace {

constexpr char kCiphersOfTls12[] =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr char kCiphersOfTls13[] =
    "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr char kGroups[] = "X25519:P-256:P-384";
constexpr long kTicketSeconds = 24L * 3600;
constexpr unsigned char kProtocols[] = "\x08http/1.1";

Error refuse(std::string_view variable) {
  std::string reason = "TLS";
  if (const unsigned long code = ERR_get_error(); code != 0) {
    const char* const words = ERR_reason_error_string(code);
    if (words != nullptr) reason = words;
  }
  ERR_clear_error();
  return Error{&errors::config_tls, {{"name", std::string(variable)}}, {}, reason};
}

/// HTTP/1.1 or nothing (RFC 7301).
void offer_protocol(SSL_CTX* context) {
  const SSL_CTX_alpn_select_cb_func choose = [](SSL*, const unsigned char** chosen,
                                                unsigned char* size, const unsigned char* offered,
                                                unsigned int offered_size, void*) {
    unsigned char* found = nullptr;
    const int verdict = SSL_select_next_proto(&found, size, kProtocols, sizeof kProtocols - 1,
                                              offered, offered_size);
    *chosen = found;
    return verdict == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
  };
  SSL_CTX_set_alpn_select_cb(context, choose, nullptr);
}

bool apply_rules(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_timeout(context, kTicketSeconds);
  offer_protocol(context);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, kCiphersOfTls12) == 1 &&
         SSL_CTX_set_ciphersuites(context, kCiphersOfTls13) == 1 &&
         SSL_CTX_set1_groups_list(context, kGroups) == 1 &&
         SSL_CTX_set_max_early_data(context, 0) == 1;
}

Timestamp end_of(SSL_CTX* context) {
  std::tm time{};
  const X509* certificate = SSL_CTX_get0_certificate(context);
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time) != 1) return {};
  return {static_cast<std::int64_t>(timegm(&time)) * 1000};
}

}  // namespace

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::load(
    const std::filesystem::path& certificate, const std::filesystem::path& key) {
  SSL_CTX* const context = SSL_CTX_new(TLS_server_method());
  CHECK(context != nullptr);
  const auto identity = std::make_shared<TlsIdentity>(Key(), context);
  if (!apply_rules(context)) return refuse("TLS_CERTIFICATE");
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1) {
    return refuse("TLS_CERTIFICATE");
  }
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(context) != 1) {
    return refuse("TLS_KEY");
  }
  identity->expires_at_ = end_of(context);
  return std::shared_ptr<const TlsIdentity>(identity);
}

TlsIdentity::~TlsIdentity() { SSL_CTX_free(handle_); }

TlsSession::TlsSession(std::shared_ptr<const TlsIdentity> identity, int descriptor)
    : identity_(std::move(identity)), handle_(SSL_new(identity_->handle())) {
  CHECK(handle_ != nullptr);
  CHECK(SSL_set_fd(handle_, descriptor) == 1);
  SSL_set_accept_state(handle_);
}

TlsSession::~TlsSession() { SSL_free(handle_); }

TlsSession::Step TlsSession::read(std::span<char> into) {
  std::size_t bytes = 0;
  const int result = SSL_read_ex(handle_, into.data(), into.size(), &bytes);
  return step_of(result, bytes);
}

TlsSession::Step TlsSession::write(std::string_view bytes) {
  std::size_t written = 0;
  const int result = SSL_write_ex(handle_, bytes.data(), bytes.size(), &written);
  return step_of(result, written);
}

bool TlsSession::has_pending() const { return SSL_has_pending(handle_) == 1; }

void TlsSession::end() {
  if (SSL_is_init_finished(handle_) == 1) SSL_shutdown(handle_);
  ERR_clear_error();
}

TlsSession::Step TlsSession::step_of(int result, std::size_t bytes) {
  if (result == 1) return {Outcome::kDone, bytes};
  const int reason = SSL_get_error(handle_, result);
  ERR_clear_error();
  if (reason == SSL_ERROR_WANT_READ) return {Outcome::kWantsRead, 0};
  if (reason == SSL_ERROR_WANT_WRITE) return {Outcome::kWantsWrite, 0};
  return {Outcome::kEnded, 0};
}

}  // namespace cochin::platform
