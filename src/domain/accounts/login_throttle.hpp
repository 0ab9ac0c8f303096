#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.hpp"

namespace cochin::domain {

struct ThrottleRules {
  int attempts = 5;                                    ///< MAX_LOGIN_ATTEMPTS
  Duration first_pause{std::int64_t{15} * 60 * 1000};  ///< ACCOUNT_LOCKOUT_DURATION
  Duration longest_pause{std::int64_t{4} * 3600 * 1000};
  std::size_t most_a_day = 25;  ///< attempts of a rolling day; CNIL deliberation 2022-100, case 2
  Duration memory{std::int64_t{24} * 3600 * 1000};  ///< quiet time after which all is forgotten
};

/// What is remembered of the failed attempts on one name, known or not.
struct AttemptHistory {
  int attempts = 0;  ///< since the last pause or success, those under way included
  int pauses = 0;    ///< since the last success or quiet day
  Timestamp last_attempt;
  Timestamp paused_until;
  std::vector<Timestamp> recent = {};  ///< the attempts of the last day, oldest first
};

struct AttemptVerdict {
  bool is_allowed = false;
  Duration wait{};           ///< when refused: until the next attempt may be made
  AttemptHistory history{};  ///< to be stored before the password is looked at
};

/// Counts one attempt at `now` before its password is verified, so that attempts made at the same
/// time cannot share a place. The last allowed one starts the pause, which doubles each time up to
/// the longest; and no day sees more than `most_a_day`. A refused attempt changes nothing: knocking
/// on a closed door does not prolong it. Attempts that lie ahead of `now` were made before the
/// clock was set back: they are forgotten, for nobody can wait until their time comes again.
AttemptVerdict reserve_attempt(const AttemptHistory& history, Timestamp now,
                               const ThrottleRules& rules);

/// When the pause of this history ends; empty when there is none at `now`.
std::optional<Timestamp> pause_end(const AttemptHistory& history, Timestamp now);

}  // namespace cochin::domain
