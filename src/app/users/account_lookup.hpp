#pragma once

#include "base/result.hpp"
#include "storage/repositories/account_directory.hpp"

namespace cochin::app {

/// The account with this id. Errors: `not_found`; those of the connection.
Result<storage::users::Account> find_account(storage::sql::Connection& connection, UserId id);

}  // namespace cochin::app
