#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/accounts/api_token.hpp"
#include "storage/sql/connection.hpp"

/// API tokens, found by the SHA-256 of what is sent. Every function runs inside the caller's
/// transaction; errors are the connection's.
namespace cochin::storage::api_tokens {

Result<std::optional<domain::ApiToken>> find(sql::Connection& connection,
                                             std::string_view token_hash);

/// The tokens of `owner`, newest first.
Result<std::vector<domain::ApiToken>> list(sql::Connection& connection, UserId owner);

/// Stores `token` (its id is ignored) and returns the new id.
Result<domain::ApiTokenId> insert(sql::Connection& connection, const domain::ApiToken& token);

Status set_last_used(sql::Connection& connection, domain::ApiTokenId id, Timestamp now);

/// Removes one of the owner's tokens; false when it is none of his.
Result<bool> remove(sql::Connection& connection, UserId owner, domain::ApiTokenId id);

/// Removes all of the owner's tokens.
Status remove_of(sql::Connection& connection, UserId owner);

Status remove_expired(sql::Connection& connection, Timestamp now);

}  // namespace cochin::storage::api_tokens
