#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/access/access.hpp"
#include "domain/accounts/user.hpp"

namespace cochin::app {

/// What one group says of one action.
struct GroupVerdict {
  enum class Kind {
    kGrants,        ///< on the record that was asked about, or on some records at least
    kNotGiven,      ///< the group does not give the action on the table
    kFilterFailed,  ///< the record does not pass the filter
    kFilterBroken,  ///< the filter names what no longer exists, and lets nothing pass
  };
  std::string group;
  Kind kind = Kind::kNotGiven;
  bool for_every_table = false;  ///< the entry that counts is the one for all tables
  std::string record_filter = {};
};

struct ActionVerdict {
  Action action;
  bool is_allowed = false;
  std::vector<GroupVerdict> groups;
};

struct AccessExplanation {
  domain::User user;
  std::vector<ActionVerdict> actions;
  std::vector<std::string> hidden_fields;  ///< slugs
  std::vector<std::string> readonly_fields;
};

/// Which group gives or denies a user each action on a table, or on one of its records, live or in
/// the trash. The actor sees the table and the record himself.
/// Errors: those of `check_may_manage_users` and `check_reading`; `not_found`.
struct AccessQuestion {
  UserId user;
  const domain::Table& table;
  std::optional<RecordId> record;
};
Result<AccessExplanation> explain_access(const Actor& actor, ReadScope& scope,
                                         const AccessQuestion& question);

}  // namespace cochin::app
