#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "domain/accounts/password_policy.hpp"
#include "domain/accounts/user.hpp"

namespace cochin::app {

/// Whether `password`, in the form of `normalize_password`, is good for the account. Errors:
/// `invalid_input` with every broken rule of `domain::check_password` at `pointer`.
Status check_new_password(const std::string& password, const domain::User& user,
                          const domain::PasswordRules& rules, std::string_view pointer);

}  // namespace cochin::app
