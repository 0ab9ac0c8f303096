#pragma once

#include <string>

#include "base/result.hpp"
#include "cli/account_commands.hpp"
#include "platform/config/config.hpp"

namespace cochin {

/// Open the data folder, which no server may use meanwhile, and change an account of it. Errors:
/// `data_folder_in_use`, those of `app::AccountAdministration`.
Status unlock_account(const platform::Config& config, const std::string& username);
Status remove_second_factor(const platform::Config& config, const std::string& username);
Status create_superuser(const platform::Config& config, const cli::NewSuperuser& wanted);

}  // namespace cochin
