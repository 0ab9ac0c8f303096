#pragma once

#include <functional>

#include "app/imports/imports.hpp"
#include "base/result.hpp"
#include "cli/command_line.hpp"
#include "platform/config/config.hpp"

namespace cochin::cli {

/// Opens the data folder and imports.
using ImportFile = std::function<Result<domain::JobRun>(const platform::Config&, app::ImportRequest,
                                                        app::JobProgress::Observer)>;

/// `cochin import TABLE FICHIER`: reads a CSV or XLSX file into a table of the data folder, telling
/// how far it is and what it did. Exit code 0 when every line was taken, 1 when the import failed,
/// 3 when lines were refused.
Command import_command(ImportFile import_file);

/// What a finished import did, in French, a line each.
std::string import_summary(const domain::JobRun& run);

}  // namespace cochin::cli
