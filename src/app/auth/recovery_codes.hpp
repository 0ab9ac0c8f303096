#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/auth/account_keys.hpp"
#include "app/lanes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace cochin::app {

/// What is stored of a recovery code. 80 random bits need no slow hash.
std::string hash_recovery_code(const AccountKeys& keys, UserId user, std::string_view code);

/// A new set in the place of the former one, as it is shown this once. Errors: the connection's.
Result<std::vector<std::string>> replace_recovery_codes(WriteScope& scope, UserId user,
                                                        const AccountKeys& keys);

}  // namespace cochin::app
