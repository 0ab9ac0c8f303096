#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/posture/posture.hpp"
#include "cli/command_line.hpp"

namespace cochin::cli {

/// Looks at the installation whose data are in a folder.
using Examine = std::function<Result<std::vector<app::posture::Finding>>(
    const platform::Config& config, const std::string& data_folder)>;

/// `cochin doctor`: how well the installation is kept, in French, a line per point. Exit code: 0
/// all is good, 1 something is to be reviewed or could not be looked at, 2 something is grave.
Command doctor_command(Examine examine);

/// What it prints.
std::string posture_report(const std::vector<app::posture::Finding>& findings);
std::string posture_json(const std::vector<app::posture::Finding>& findings);

}  // namespace cochin::cli
