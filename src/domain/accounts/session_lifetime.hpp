#pragma once

#include <cstdint>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::domain {

using SessionId = Id<struct SessionTag>;

struct SessionRules {
  Duration idle{std::int64_t{3600} * 1000};           ///< SESSION_TIMEOUT
  Duration absolute{std::int64_t{12} * 3600 * 1000};  ///< ASVS 7.3.2, NIST SP 800-63B AAL2 (≤ 24 h)
  Duration reauthentication{std::int64_t{10} * 60 * 1000};
  Duration second_step{std::int64_t{5} * 60 * 1000};  ///< to give the code of the second factor
  int most_per_user = 10;                             ///< a further sign-in ends the oldest session
};

struct SessionTimes {
  Timestamp last_seen;
  Timestamp expires_at;  ///< the absolute end, fixed at sign-in
  Timestamp reauthenticated_at;
};

/// Whether the session still opens something at `now`: neither idle for too long nor at its end,
/// nor made or seen while the clock was ahead, which would prolong it by as much.
bool is_session_alive(const SessionTimes& times, Timestamp now, const SessionRules& rules);

/// When the session ends if nothing more is asked of it.
Timestamp session_end(const SessionTimes& times, const SessionRules& rules);

/// Whether the password was given recently enough for a dangerous act.
bool is_recently_authenticated(const SessionTimes& times, Timestamp now, const SessionRules& rules);

}  // namespace cochin::domain
