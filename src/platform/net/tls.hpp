#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace cochin::platform {

/// A certificate with its key, ready to serve: TLS 1.2 and 1.3, ECDHE and AEAD only, the server's
/// order, no compression, no renegotiation, no early data, tickets of at most a day (ANSSI
/// SDE-NT-35 v1.2, R3 to R13, R19, R20, R23). Immutable; shared by threads.
class TlsIdentity {
 public:
  /// PEM files; the certificate first, then its chain. errors::config_tls naming TLS_CERTIFICATE
  /// or TLS_KEY (also when the key is not that of the certificate).
  static Result<std::shared_ptr<const TlsIdentity>> load(const std::filesystem::path& certificate,
                                                         const std::filesystem::path& key);
  ~TlsIdentity();
  TlsIdentity(const TlsIdentity&) = delete;

  /// Only `load` has a key.
  class Key {
    friend class TlsIdentity;
    Key() = default;
  };
  TlsIdentity(Key, ssl_ctx_st* handle) : handle_(handle) {}

  Timestamp expires_at() const { return expires_at_; }
  ssl_ctx_st* handle() const { return handle_; }

 private:
  ssl_ctx_st* handle_;
  Timestamp expires_at_;
};

/// One client's TLS over a non-blocking socket. The handshake happens in the first reads and
/// writes. One thread at a time.
class TlsSession {
 public:
  enum class Outcome {
    kDone,        ///< some bytes went through
    kWantsRead,   ///< again when the socket has input
    kWantsWrite,  ///< again when the socket takes output
    kEnded,       ///< closed by the client, or not TLS at all
  };
  struct Step {
    Outcome outcome = Outcome::kEnded;
    std::size_t bytes = 0;
  };

  TlsSession(std::shared_ptr<const TlsIdentity> identity, int descriptor);
  ~TlsSession();
  TlsSession(const TlsSession&) = delete;

  Step read(std::span<char> into);
  Step write(std::string_view bytes);
  /// Whether bytes came that no read has given yet. A read that wanted more than those needs input
  /// of the socket first: they are part of a record.
  bool has_pending() const;
  /// Tells the client that nothing more comes. Never waits.
  void end();

 private:
  Step step_of(int result, std::size_t bytes);

  std::shared_ptr<const TlsIdentity> identity_;
  ssl_st* handle_;
};

}  // namespace cochin::platform
