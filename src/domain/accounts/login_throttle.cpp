#include "domain/accounts/login_throttle.hpp"

#include <algorithm>

namespace cochin::domain {

namespace {

Duration pause_after(int earlier_pauses, const ThrottleRules& rules) {
  Duration pause = rules.first_pause;
  for (int i = 0; i < earlier_pauses && pause < rules.longest_pause; ++i) {
    pause.milliseconds *= 2;
  }
  return std::min(pause, std::max(rules.longest_pause, rules.first_pause));
}

void forget_before(std::vector<Timestamp>& times, Timestamp start) {
  std::erase_if(times, [&](Timestamp time) { return time <= start; });
}

}  // namespace

AttemptVerdict reserve_attempt(const AttemptHistory& history, Timestamp now,
                               const ThrottleRules& rules) {
  AttemptVerdict verdict{.history = history};
  if (now < history.paused_until) {
    verdict.wait = {history.paused_until.milliseconds - now.milliseconds};
    return verdict;
  }
  AttemptHistory& next = verdict.history;
  if (now.milliseconds - next.last_attempt.milliseconds >= rules.memory.milliseconds) next = {};
  forget_before(next.recent, {now.milliseconds - rules.memory.milliseconds});
  if (next.recent.size() >= rules.most_a_day) {
    const Timestamp oldest = next.recent[next.recent.size() - rules.most_a_day];
    verdict.wait = {oldest.milliseconds + rules.memory.milliseconds - now.milliseconds};
    verdict.history = history;
    return verdict;
  }
  verdict.is_allowed = true;
  next.last_attempt = now;
  next.recent.push_back(now);
  next.attempts += 1;
  if (next.attempts >= rules.attempts) {
    next.paused_until = {now.milliseconds + pause_after(next.pauses, rules).milliseconds};
    next.pauses += 1;
    next.attempts = 0;
  }
  return verdict;
}

}  // namespace cochin::domain
