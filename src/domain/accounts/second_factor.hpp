#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace cochin::domain {

inline constexpr std::size_t kTotpSeedBytes = 20;  ///< 160 bits (RFC 4226 §4, R6)
inline constexpr int kMostSecondFactorTries = 5;   ///< then the first step again
inline constexpr std::size_t kRecoveryCodes = 10;  ///< of a set
inline constexpr std::size_t kRecoverySigns = 16;  ///< of a code: 80 bits
inline constexpr std::string_view kRecoveryAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/// The counters whose codes are taken at `now`: this half-minute, then its neighbours, for clocks
/// differ (RFC 6238 §5.2).
std::array<std::int64_t, 3> accepted_totp_counters(Timestamp now);

/// A code taken further ahead than this many half-minutes (a day) was taken while the clock was
/// wrong: it closes nothing, or the application would be refused until that time comes.
inline constexpr std::int64_t kFarthestTotpCounter = 2880;

/// What was typed as a code of six digits, without spaces; empty when it is none.
std::optional<std::string> read_totp_code(std::string_view typed);

/// What was typed as a recovery code, in the form in which codes are hashed: lower case, without
/// spaces and dashes; empty when it is none.
std::optional<std::string> read_recovery_code(std::string_view typed);

/// A recovery code as people see it: groups of four.
std::string show_recovery_code(std::string_view code);

}  // namespace cochin::domain
