#include "domain/accounts/session_lifetime.hpp"

#include <algorithm>

namespace cochin::domain {

Timestamp session_end(const SessionTimes& times, const SessionRules& rules) {
  return std::min(times.expires_at,
                  Timestamp{times.last_seen.milliseconds + rules.idle.milliseconds});
}

bool is_session_alive(const SessionTimes& times, Timestamp now, const SessionRules& rules) {
  return now < session_end(times, rules);
}

bool is_recently_authenticated(const SessionTimes& times, Timestamp now,
                               const SessionRules& rules) {
  return now.milliseconds - times.reauthenticated_at.milliseconds <=
         rules.reauthentication.milliseconds;
}

}  // namespace cochin::domain
