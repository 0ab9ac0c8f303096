#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/accounts/login_throttle.hpp"
#include "storage/sql/connection.hpp"

/// What is remembered of sign-in attempts, by an opaque key of at most 32 bytes. Every function
/// runs inside the caller's transaction; errors are the connection's.
namespace cochin::storage::attempts {

/// An empty history when there is none.
Result<domain::AttemptHistory> find(sql::Connection& connection, std::string_view key);

/// The keys that are in a pause at `now`, at most 10,000.
Result<std::vector<std::string>> paused_keys(sql::Connection& connection, Timestamp now);

Status save(sql::Connection& connection, std::string_view key,
            const domain::AttemptHistory& history);

Status forget(sql::Connection& connection, std::string_view key);

/// Forgets every history without an attempt since `time`.
Status forget_before(sql::Connection& connection, Timestamp time);

}  // namespace cochin::storage::attempts
