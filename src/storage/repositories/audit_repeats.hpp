#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "storage/sql/connection.hpp"

/// Counts of events that repeat too often for an audit entry each. Every function runs inside the
/// caller's transaction; errors are the connection's.
namespace cochin::storage::audit {

/// What makes two events the same, and how often it came since its entry.
struct Repeat {
  std::string action;
  std::string outcome;
  UserId actor_id;
  std::string address;
  std::string object;
  std::string actor;
  Timestamp since;  ///< of the entry
  std::int64_t repeats = 0;
};

/// The count of the event that `event` is one more of.
Result<std::optional<Repeat>> find_repeat(sql::Connection& connection, const Repeat& event);

/// Stores the count in place of the one that there is.
Status save_repeat(sql::Connection& connection, const Repeat& repeat);

/// Those begun at or before `time`, at most 1,000.
Result<std::vector<Repeat>> repeats_until(sql::Connection& connection, Timestamp time);

Status forget_repeat(sql::Connection& connection, const Repeat& repeat);

}  // namespace cochin::storage::audit
