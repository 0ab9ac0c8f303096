#pragma once

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "storage/repositories/file_repository.hpp"

namespace cochin::app {

/// Whether the actor may read a file: his own upload, or one that a live record which he may read
/// shows in a field that he sees.
Result<bool> may_read_file(const Actor& actor, const ReadScope& scope,
                           const storage::files::StoredFile& file);

}  // namespace cochin::app
