#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace cochin::platform {

/// What one hash costs. The defaults are above OWASP's floor of 19 MiB (Password Storage Cheat
/// Sheet) and those of RFC 9106 §4 for constrained memory; only tests take less.
struct PasswordHashCost {
  std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
  unsigned passes = 3;
};

/// Argon2id (RFC 9106), one lane, a fresh 128-bit salt each time. Costs its memory and about a
/// tenth of a second per call: run it on the hash lane only. Thread-safe.
class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordHashCost cost = {});

  /// A PHC string (`$argon2id$v=19$m=65536,t=3,p=1$…`). Errors: `unavailable` when the memory
  /// cannot be had.
  Result<std::string> hash(std::string_view password) const;

  /// Whether `password` made `phc`. A hash of Django (`pbkdf2_sha256$…`) is read too, so that
  /// imported accounts keep their passwords. False for any other string.
  bool verify(std::string_view phc, std::string_view password) const;

  /// Takes as long as `verify` and accepts nothing: for names without an account, so that the
  /// time of an answer does not tell which names exist.
  void verify_against_nothing(std::string_view password) const;

  /// Whether `phc` was made with another cost than this one's, or by Django: make it again from
  /// the password when that is next known.
  bool is_outdated(std::string_view phc) const;

 private:
  PasswordHashCost cost_;
  std::string unmatchable_;
};

}  // namespace cochin::platform
