#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "storage/repositories/account_directory.hpp"

namespace cochin::app {

/// What somebody says of an account; what is absent keeps its present or default state.
struct AccountDefinition {
  std::optional<std::string> username = {};
  std::optional<std::string> email = {};
  std::optional<std::string> first_name = {};
  std::optional<std::string> last_name = {};
  std::optional<bool> is_active = {};
  std::optional<bool> is_staff = {};
  std::optional<bool> is_superuser = {};
  std::optional<std::vector<std::int64_t>> groups = {};
  std::optional<std::string> password = {};  ///< of a new account only
};

/// Writes names, address and flags of the definition into the account, cleaned. Errors:
/// `invalid_input` with `invalid_username`, `required`, `invalid_email`, `too_long`,
/// `invalid_characters`.
Status apply_definition(const AccountDefinition& definition, storage::users::Account& account);

}  // namespace cochin::app
