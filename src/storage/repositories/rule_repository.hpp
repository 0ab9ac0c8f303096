#pragma once

#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/conditional_fields/rule.hpp"
#include "storage/sql/connection.hpp"

/// The rules of conditional fields. Every function runs inside the caller's transaction; errors are
/// the connection's, and `internal` for a damaged rule.
namespace cochin::storage::rules {

/// Those of live tables, by table, order and id; effects on fields in the trash are left out.
Result<std::vector<domain::Rule>> list(sql::Connection& connection);

/// Stores the rule (its id is ignored) and gives its id.
Result<RuleId> insert(sql::Connection& connection, const domain::Rule& rule, Timestamp now,
                      UserId by);

/// Rewrites the rule with its effects.
Status update(sql::Connection& connection, const domain::Rule& rule, Timestamp now);

Status remove(sql::Connection& connection, RuleId id);

}  // namespace cochin::storage::rules
