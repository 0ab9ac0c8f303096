#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/accounts/user.hpp"
#include "storage/sql/connection.hpp"

/// Accounts. Every function runs inside the caller's transaction; errors are the connection's.
namespace cochin::storage::users {

/// An account with its secret, for the sign-in use cases only.
struct StoredUser {
  domain::User user;
  std::string password;  ///< PHC string
};

/// `key` as `domain::username_key` makes it.
Result<std::optional<StoredUser>> find_by_key(sql::Connection& connection, std::string_view key);
Result<std::optional<StoredUser>> find(sql::Connection& connection, UserId id);

Result<bool> has_superuser(sql::Connection& connection);

/// Stores `user` (its id is ignored) and returns the new id. Also errors: `unique_violation` when
/// the key is taken.
Result<UserId> insert(sql::Connection& connection, const domain::User& user, std::string_view key,
                      std::string_view password);

/// Replaces the password, ends the duty to change it, and moves the old one to the history, of
/// which the newest `history` are kept.
Status replace_password(sql::Connection& connection, UserId id, std::string_view password,
                        Timestamp now, int history);

/// Stores another hash of the same password: neither its age nor the history change.
Status upgrade_hash(sql::Connection& connection, UserId id, std::string_view password);

/// The newest former passwords (PHC strings), newest first, at most `limit`.
Result<std::vector<std::string>> former_passwords(sql::Connection& connection, UserId id,
                                                  int limit);

Status set_last_login(sql::Connection& connection, UserId id, Timestamp now);

}  // namespace cochin::storage::users
