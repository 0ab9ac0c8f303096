#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "domain/access/group.hpp"

namespace cochin::app {

/// What somebody says of a group; what is absent keeps its present state.
struct PermissionInput {
  std::string table;  ///< slug, id, or `*` for every table
  std::vector<std::string> actions;
  std::string record_filter;
  std::vector<std::string> hidden_fields;
  std::vector<std::string> readonly_fields;
};
struct GroupInput {
  std::optional<std::string> name = {};
  std::optional<std::string> description = {};
  std::optional<std::vector<std::string>> rights = {};
  std::optional<std::vector<PermissionInput>> permissions = {};
};

/// `present` with what the input changes. Permissions on tables and fields in the trash stay: they
/// count again when those come back.
/// Errors, pointers from the group: `invalid_input` with `required`, `invalid_name`, `too_long`,
/// `unknown_right`, `unknown_table`, `duplicate_slug`, `invalid_option` (an action),
/// `unknown_field`, those of expressions.
Result<domain::Group> read_group(const WriteScope& scope, const domain::Group& present,
                                 const GroupInput& input);

}  // namespace cochin::app
