#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/access/group.hpp"
#include "storage/sql/connection.hpp"

/// Groups and what they give. Every function runs inside the caller's transaction; errors are the
/// connection's, and `internal` for damaged permissions.
namespace cochin::storage::groups {

/// By name, at most 1,000.
Result<std::vector<domain::Group>> list(sql::Connection& connection);
Result<std::optional<domain::Group>> find(sql::Connection& connection, domain::GroupId id);

/// The groups of a user, by name.
Result<std::vector<domain::Group>> of_user(sql::Connection& connection, UserId user);

Result<bool> is_member(sql::Connection& connection, domain::GroupId group, UserId user);

Result<bool> is_name_taken(sql::Connection& connection, std::string_view name,
                           domain::GroupId except);

/// Stores the group (its id is ignored) and gives its id.
Result<domain::GroupId> insert(sql::Connection& connection, const domain::Group& group);

/// Rewrites the group with all that it gives.
Status update(sql::Connection& connection, const domain::Group& group);

/// With its memberships and permissions.
Status remove(sql::Connection& connection, domain::GroupId id);

}  // namespace cochin::storage::groups
