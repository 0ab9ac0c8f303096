#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/accounts/session_lifetime.hpp"
#include "storage/sql/connection.hpp"

/// Sessions of signed-in browsers. Every function runs inside the caller's transaction; errors are
/// the connection's.
namespace cochin::storage::sessions {

struct StoredSession {
  domain::SessionId id;
  UserId user;
  std::string token_hash;  ///< SHA-256, 32 bytes
  std::string csrf_token;
  Timestamp created_at;
  domain::SessionTimes times;
  std::string device;   ///< as the browser names itself
  std::string address;  ///< from where it signed in
  bool is_second_factor_pending = false;
  UserId viewed_user = {};  ///< with whose rights it sees; 0: its owner's
};

Result<std::optional<StoredSession>> find(sql::Connection& connection, std::string_view token_hash);

/// The sessions of `user`, newest first, at most 100; dead ones may be among them.
Result<std::vector<StoredSession>> list(sql::Connection& connection, UserId user);

/// Stores `session` (its id is ignored) and returns the new id.
Result<domain::SessionId> insert(sql::Connection& connection, const StoredSession& session);

/// Gives the session another token and notes that the password was given at `now`.
Status replace_token(sql::Connection& connection, domain::SessionId id, std::string_view token_hash,
                     Timestamp now);

/// Counts one try of the second factor of a pending session: false when it has had `most`.
Result<bool> count_second_factor_try(sql::Connection& connection, domain::SessionId id, int most);

/// Ends the pending state: the session begins at `now` under a new token.
Status complete(sql::Connection& connection, domain::SessionId id, std::string_view token_hash,
                const domain::SessionTimes& times);

/// The complete sessions of `user`, newest first, at most 100.
Result<std::vector<StoredSession>> list(sql::Connection& connection, UserId user);

/// 0: its owner's rights again.
Status set_viewed_user(sql::Connection& connection, domain::SessionId id, UserId viewed_user);

/// Moves the last sign of life forward, never back.
Status set_last_seen(sql::Connection& connection, domain::SessionId id, Timestamp last_seen);

Status remove(sql::Connection& connection, domain::SessionId id);
/// Removes one of the user's sessions; false when it is none of his.
Result<bool> remove_of(sql::Connection& connection, UserId user, domain::SessionId id);
/// Removes the session if it waits for the second factor.
Status remove_pending(sql::Connection& connection, domain::SessionId id);
Status remove_by_token(sql::Connection& connection, std::string_view token_hash);
/// All of the user's but `kept`; 0: all.
Status remove_others(sql::Connection& connection, UserId user, domain::SessionId kept);

/// Removes those past their absolute end or not seen since `idle_since`.
Status remove_dead(sql::Connection& connection, Timestamp now, Timestamp idle_since);

/// Removes the oldest of the user's sessions until `kept` are left.
Status remove_oldest(sql::Connection& connection, UserId user, int kept);

}  // namespace cochin::storage::sessions
