#pragma once

#include <string>
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

}  // namespace cochin::app
