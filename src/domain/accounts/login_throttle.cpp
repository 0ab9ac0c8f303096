#include "domain/accounts/login_throttle.hpp"

#include <algorithm>
#include <utility>

#include "base/clock_tolerance.hpp"

namespace cochin::domain {

namespace {

Duration pause_after(int earlier_pauses, const ThrottleRules& rules) {
  Duration pause = rules.first_pause;
  for (int i = 0; i < earlier_pauses && pause < rules.longest_pause; ++i) {
    pause.milliseconds *= 2;
  }
  return std::min(pause, std::max(rules.longest_pause, rules.first_pause));
}

void forget_outside(std::vector<Timestamp>& times, Timestamp start, Timestamp now) {
  std::erase_if(times, [&](Timestamp time) { return time <= start || is_ahead(time, now); });
}

/// What is left of the history at `now`.
AttemptHistory remembered(const AttemptHistory& history, Timestamp now, Duration memory) {
  const bool is_quiet = now.milliseconds - history.last_attempt.milliseconds >= memory.milliseconds;
  if (is_quiet || is_ahead(history.last_attempt, now)) return {};
  AttemptHistory left = history;
  forget_outside(left.recent, {now.milliseconds - memory.milliseconds}, now);
  return left;
}

}  // namespace

std::optional<Timestamp> pause_end(const AttemptHistory& history, Timestamp now) {
  if (history.paused_until <= now || is_ahead(history.last_attempt, now)) return std::nullopt;
  return history.paused_until;
}

AttemptVerdict reserve_attempt(const AttemptHistory& history, Timestamp now,
                               const ThrottleRules& rules) {
  AttemptVerdict verdict{.history = history};
  AttemptHistory next = remembered(history, now, rules.memory);
  if (const auto end = pause_end(next, now)) {
    verdict.wait = {end->milliseconds - now.milliseconds};
    return verdict;
  }
  if (next.recent.size() >= rules.most_a_day) {
    const Timestamp oldest = next.recent[next.recent.size() - rules.most_a_day];
    verdict.wait = {oldest.milliseconds + rules.memory.milliseconds - now.milliseconds};
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
  verdict.history = std::move(next);
  return verdict;
}

}  // namespace cochin::domain
