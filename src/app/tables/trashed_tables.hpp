#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"

namespace cochin::app {

struct TrashedTable {
  TableId id;
  std::string slug;  ///< that it had, and takes again when it is still free
  std::string name;
  std::string deleted_at;
};

/// The tables in the trash, newest first. Errors: `forbidden`.
Result<std::vector<TrashedTable>> list_trashed_tables(const Actor& actor, ReadScope& scope);

/// The table in the trash with this id, else the one last put there that had this slug.
/// Errors: `forbidden`, `not_found`.
Result<TableId> find_trashed_table(const Actor& actor, WriteScope& scope,
                                   std::string_view slug_or_id);

}  // namespace cochin::app
