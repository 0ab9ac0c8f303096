#pragma once

#include <optional>
#include <string_view>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "storage/sql/connection.hpp"

/// Links by which the owner of an account chooses a password. Only the SHA-256 of a token is kept.
/// Every function runs inside the caller's transaction; errors are the connection's.
namespace cochin::storage::account_links {

struct StoredLink {
  std::string_view token_hash;  ///< 32 bytes
  UserId user;
  Timestamp created_at;
  Timestamp expires_at;
};

Status insert(sql::Connection& connection, const StoredLink& link);

/// Whose account the link opens at `now`; empty when there is no such link or its time is over.
Result<std::optional<UserId>> find(sql::Connection& connection, std::string_view token_hash,
                                   Timestamp now);

Status remove_of(sql::Connection& connection, UserId user);
Status remove_dead(sql::Connection& connection, Timestamp now);

}  // namespace cochin::storage::account_links
