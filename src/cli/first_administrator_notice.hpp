#pragma once

#include <filesystem>
#include <string>

#include "app/auth/first_administrator.hpp"

namespace cochin::cli {

/// What the console says, in French, when the first administrator was just created: his name, his
/// password unless the operator chose it, and what to do.
std::string first_administrator_notice(const app::FirstAdministrator& created,
                                       const app::FirstAdministratorSettings& settings);

}  // namespace cochin::cli
