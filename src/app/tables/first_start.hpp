#pragma once

#include <filesystem>

#include "app/lanes.hpp"

namespace cochin::app {

/// Makes the supplied tables that do not exist, with their choices and the project types, in one
/// transaction, then writes the marker file. Idempotent: an existing table is left alone, and once
/// the marker is there nothing is looked at. Errors: those of the lanes and of the file.
Status prepare_first_start(Lanes& lanes, const std::filesystem::path& marker);

}  // namespace cochin::app
