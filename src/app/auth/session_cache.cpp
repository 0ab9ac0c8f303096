#include "app/auth/session_cache.hpp"

#include <mutex>

namespace cochin::app {

namespace {

constexpr std::int64_t kSaveEvery = 60'000;

/// Beyond it sessions are read from the database each time: memory stays bounded.
constexpr std::size_t kMostEntries = 20'000;

void raise(std::atomic<std::int64_t>& value, std::int64_t to) {
  std::int64_t current = value.load(std::memory_order_relaxed);
  while (current < to && !value.compare_exchange_weak(current, to, std::memory_order_relaxed)) {
  }
}

}  // namespace

SessionCache::SessionCache(domain::SessionRules rules) : rules_(rules) {}

domain::SessionTimes SessionCache::times_of(const Entry& entry) const {
  return {.last_seen = {entry.last_seen.load(std::memory_order_relaxed)},
          .expires_at = entry.session->expires_at,
          .reauthenticated_at = entry.session->reauthenticated_at};
}

/// A token has no idle end.
bool SessionCache::is_alive(const Entry& entry, Timestamp now) const {
  if (entry.session->api_token) return now < entry.session->expires_at;
  return domain::is_session_alive(times_of(entry), now, rules_);
}

SessionCache::Hit SessionCache::find(std::string_view token_hash, Timestamp now,
                                     Activity activity) {
  const std::shared_lock lock(mutex_);
  const auto found = entries_.find(token_hash);
  if (found == entries_.end()) return {};
  Entry& entry = *found->second;
  if (!is_alive(entry, now)) return {};
  Hit hit{.session = entry.session, .is_save_due = false};
  if (activity == Activity::kBackground) return hit;
  raise(entry.last_seen, now.milliseconds);
  std::int64_t saved = entry.saved.load(std::memory_order_relaxed);
  hit.is_save_due = now.milliseconds - saved >= kSaveEvery &&
                    entry.saved.compare_exchange_strong(saved, now.milliseconds);
  return hit;
}

Timestamp SessionCache::end_of(const Session& session) const {
  const std::shared_lock lock(mutex_);
  const auto found = entries_.find(session.token_hash);
  if (found == entries_.end()) return session.expires_at;
  return domain::session_end(times_of(*found->second), rules_);
}

std::uint64_t SessionCache::ticket() const {
  const std::shared_lock lock(mutex_);
  return drops_;
}

void SessionCache::put(std::uint64_t ticket, std::shared_ptr<const Session> session,
                       Timestamp last_seen, Timestamp now) {
  const std::unique_lock lock(mutex_);
  if (ticket != drops_) return;
  if (entries_.size() >= kMostEntries) forget_dead(now);
  if (entries_.size() >= kMostEntries) return;
  auto entry = std::make_unique<Entry>();
  entry->saved = last_seen.milliseconds;
  entry->last_seen = last_seen.milliseconds;
  std::string key = session->token_hash;
  entry->session = std::move(session);
  entries_.try_emplace(std::move(key), std::move(entry));
}

void SessionCache::drop(std::string_view token_hash) {
  const std::unique_lock lock(mutex_);
  ++drops_;
  const auto found = entries_.find(token_hash);
  if (found != entries_.end()) entries_.erase(found);
}

void SessionCache::drop_user(UserId user) {
  const std::unique_lock lock(mutex_);
  ++drops_;
  std::erase_if(entries_, [&](const auto& item) {
    const Session& session = *item.second->session;
    return session.user.id == user || (session.viewed && session.viewed->user.id == user);
  });
}

void SessionCache::drop_all() {
  const std::unique_lock lock(mutex_);
  ++drops_;
  entries_.clear();
}

void SessionCache::forget_dead(Timestamp now) {
  std::erase_if(entries_, [&](const auto& item) { return !is_alive(*item.second, now); });
}

}  // namespace cochin::app
