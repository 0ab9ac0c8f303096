#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/accounts/passkey.hpp"
#include "domain/accounts/session_lifetime.hpp"
#include "storage/sql/connection.hpp"

/// Passkeys and the challenges that they answer. Every function runs inside the caller's
/// transaction; errors are the connection's.
namespace cochin::storage::passkeys {

/// Those of `owner`, the oldest first.
Result<std::vector<domain::Passkey>> list(sql::Connection& connection, UserId owner);

/// One of the owner's, by its credential.
Result<std::optional<domain::Passkey>> find(sql::Connection& connection, UserId owner,
                                            std::string_view credential_id);

/// Stores `passkey` (its id is ignored). Empty when somebody has this credential already.
Result<std::optional<domain::PasskeyId>> insert(sql::Connection& connection,
                                                const domain::Passkey& passkey);

Status set_used(sql::Connection& connection, domain::PasskeyId id, std::int64_t sign_count,
                Timestamp now);

/// Removes one of the owner's; false when it is none of his.
Result<bool> remove(sql::Connection& connection, UserId owner, domain::PasskeyId id);

/// The session's challenge from now on.
Status set_challenge(sql::Connection& connection, domain::SessionId session,
                     std::string_view challenge, Timestamp expires_at);

/// Uses up the session's challenge; empty when there is none that is alive.
Result<std::string> take_challenge(sql::Connection& connection, domain::SessionId session,
                                   Timestamp now);

}  // namespace cochin::storage::passkeys
