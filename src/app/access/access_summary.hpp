#pragma once

#include <string>
#include <vector>

#include "app/access/access.hpp"

namespace cochin::app {

/// What a caller may do with one table that he sees, for his own programs.
struct TableSummary {
  std::string table;  ///< slug
  domain::Actions actions;
  std::vector<std::string> readonly_on_create;  ///< slugs of fields that he sees
  std::vector<std::string> readonly_on_update;
};

/// In the order of the tables; none while the actor must change his password.
std::vector<TableSummary> summarize_access(const Actor& actor, const ReadScope& scope);

}  // namespace cochin::app
