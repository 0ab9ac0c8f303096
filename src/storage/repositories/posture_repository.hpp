#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "storage/sql/connection.hpp"

/// What the database tells about how well an installation is kept. Every function reads only.
namespace cochin::storage::posture {

/// Names of accounts, at most ten of them, and how many there are in all.
struct Accounts {
  std::int64_t count = 0;
  std::vector<std::string> names;
};

/// Active superusers, members of the staff and holders of a global right.
Result<Accounts> administrators(sql::Connection& connection);
/// Those of them without a second factor.
Result<Accounts> administrators_without_factor(sql::Connection& connection);
/// Active accounts of the first start whose given password still waits to be changed.
Result<Accounts> with_initial_password(sql::Connection& connection);
/// Active accounts older than that, whose last sign-in is before `since`, or never was.
Result<Accounts> dormant(sql::Connection& connection, Timestamp since);
/// API tokens that were made, and last used, before `since`.
Result<std::int64_t> count_stale_tokens(sql::Connection& connection, Timestamp since);

/// `PRAGMA quick_check`. O(size of the database).
Result<bool> is_sound(sql::Connection& connection);
/// `3.54.1`
Result<std::string> engine_version(sql::Connection& connection);

}  // namespace cochin::storage::posture
