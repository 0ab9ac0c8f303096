#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "storage/sql/connection.hpp"

/// Second factors of accounts. Every function runs inside the caller's transaction; errors are the
/// connection's.
namespace cochin::storage::second_factors {

/// The seeds are sealed; empty: there is none.
struct StoredTotp {
  std::string seed;
  std::string offered_seed;
  std::int64_t last_counter = 0;  ///< of the last code taken
};

Result<StoredTotp> find(sql::Connection& connection, UserId user);

/// What the second step of a sign-in may be; none: there is no second step.
struct Methods {
  bool totp = false;
  bool passkey = false;

  bool any() const { return totp || passkey; }
};
Result<Methods> methods(sql::Connection& connection, UserId user);

/// Keeps a seed until its first code comes; an active one stays until then.
Status offer(sql::Connection& connection, UserId user, std::string_view sealed_seed);

/// Makes the offered seed the active one, its code of `counter` being taken.
Status activate(sql::Connection& connection, UserId user, std::int64_t counter, Timestamp now);

/// Takes the code of `counter`: false when that or a later one was taken before, unless it lies
/// further ahead than `domain::kFarthestTotpCounter`.
Result<bool> take_counter(sql::Connection& connection, UserId user, std::int64_t counter);

/// Removes seeds, passkeys and recovery codes.
Status remove(sql::Connection& connection, UserId user);

/// Removes the seeds alone.
Status remove_totp(sql::Connection& connection, UserId user);

/// Removes the recovery codes of whom nothing asks for one any more.
Status remove_idle_recovery_codes(sql::Connection& connection, UserId user);

Result<bool> has_recovery_codes(sql::Connection& connection, UserId user);

/// Replaces the whole set of recovery codes, given as hashes.
Status replace_recovery_codes(sql::Connection& connection, UserId user,
                              const std::vector<std::string>& hashes);

/// Uses up one recovery code: false when there is no such code.
Result<bool> take_recovery_code(sql::Connection& connection, UserId user, std::string_view hash);

}  // namespace cochin::storage::second_factors
