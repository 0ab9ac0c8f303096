#include "domain/accounts/session_lifetime.hpp"

#include <algorithm>

#include "base/clock_tolerance.hpp"

namespace cochin::domain {

Timestamp session_end(const SessionTimes& times, const SessionRules& rules) {
  return std::min(times.expires_at,
                  Timestamp{times.last_seen.milliseconds + rules.idle.milliseconds});
}

bool is_session_alive(const SessionTimes& times, Timestamp now, const SessionRules& rules) {
  const Timestamp latest_start{times.expires_at.milliseconds - rules.absolute.milliseconds};
  if (is_ahead(latest_start, now) || is_ahead(times.last_seen, now)) return false;
  return now < session_end(times, rules);
}

bool is_recently_authenticated(const SessionTimes& times, Timestamp now,
                               const SessionRules& rules) {
  if (is_ahead(times.reauthenticated_at, now)) return false;
  return now.milliseconds - times.reauthenticated_at.milliseconds <=
         rules.reauthentication.milliseconds;
}

}  // namespace cochin::domain
