#pragma once

#include <string>
#include <string_view>

namespace cochin::app {

/// One key for each use, all from the one secret of the instance.
struct AccountKeys {
  std::string attempts;        ///< hides the names under which attempts are counted
  std::string devices;         ///< signs the marks of known browsers
  std::string second_factors;  ///< seals seeds
  std::string recovery;        ///< hashes recovery codes
  std::string passkeys;        ///< makes the names of accounts for authenticators
};

AccountKeys derive_account_keys(std::string_view secret);

}  // namespace cochin::app
