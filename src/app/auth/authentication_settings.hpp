#pragma once

#include "app/auth/authentication.hpp"
#include "app/auth/first_administrator.hpp"
#include "base/result.hpp"
#include "platform/config/config.hpp"
#include "platform/files/data_folder.hpp"

namespace cochin::app {

/// What the machine's owner decided about sign-in. Without SECRET_KEY the secret of the instance is
/// drawn once and kept in `<data>/secret.key` (0600). Errors: those of that file.
Result<AuthenticationSettings> authentication_settings(const platform::Config& config,
                                                       const platform::DataFolder& folder);

/// `changeme` in development, a drawn password in production, INITIAL_ADMIN_PASSWORD before both.
FirstAdministratorSettings first_administrator_settings(const platform::Config& config,
                                                        const platform::DataFolder& folder);

}  // namespace cochin::app
