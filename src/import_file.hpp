#pragma once

#include "app/imports/imports.hpp"
#include "base/result.hpp"
#include "platform/config/config.hpp"

namespace cochin {

/// Opens the data folder, which no server may use meanwhile, and imports a file into a table of it.
/// Errors: `data_folder_in_use`, those of `app::Imports`.
Result<domain::JobRun> import_file(const platform::Config& config, app::ImportRequest request,
                                   app::JobProgress::Observer observer);

}  // namespace cochin
