#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/auth/session.hpp"
#include "domain/accounts/session_lifetime.hpp"

namespace cochin::app {

enum class Activity {
  kUser,        ///< a person is there: the session is seen
  kBackground,  ///< the page asks by itself: nothing is prolonged
};

/// The sessions and API tokens seen lately, in memory, so that a request costs no query. It also
/// counts signs of life, which reach the database at most once a minute. Thread-safe.
class SessionCache {
 public:
  explicit SessionCache(domain::SessionRules rules);

  struct Hit {
    std::shared_ptr<const Session> session;  ///< nullptr: not here, or its time is over
    bool is_save_due = false;  ///< told to one caller a minute: `last_seen` is to be stored
  };
  /// The live session of a token, which is seen at `now` if a person is there.
  Hit find(std::string_view token_hash, Timestamp now, Activity activity = Activity::kUser);

  /// When the session ends if nothing more is asked of it; its absolute end when it is not here.
  Timestamp end_of(const Session& session) const;

  /// Taken before a session is read from the database, so that `put` can tell whether it is still
  /// true.
  std::uint64_t ticket() const;
  /// Keeps a session that was read with `ticket` and last seen at `last_seen`, unless anything was
  /// dropped since.
  void put(std::uint64_t ticket, std::shared_ptr<const Session> session, Timestamp last_seen,
           Timestamp now);

  /// To be called after the commit that ends or changes the sessions.
  void drop(std::string_view token_hash);
  void drop_user(UserId user);
  void drop_all();

 private:
  struct Entry {
    std::shared_ptr<const Session> session;
    std::atomic<std::int64_t> last_seen;
    std::atomic<std::int64_t> saved;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };

  domain::SessionTimes times_of(const Entry& entry) const;
  bool is_alive(const Entry& entry, Timestamp now) const;
  void forget_dead(Timestamp now);

  const domain::SessionRules rules_;
  mutable std::shared_mutex mutex_;  ///< guards the map, not the atomics of its entries
  std::unordered_map<std::string, std::unique_ptr<Entry>, Hash, std::equal_to<>> entries_;
  std::uint64_t drops_ = 0;
};

}  // namespace cochin::app
