#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace cochin::domain {

/// What an attacker who knows the person or the place tries first.
struct PersonalData {
  std::string username;
  std::string email;
  std::string first_name;
  std::string last_name;
};

struct PasswordRules {
  std::size_t minimum_characters = 12;      ///< ANSSI, multifactor guide R21: 12 to 14 are "medium"
  std::size_t simple_from_characters = 15;  ///< from here on no kinds of signs are asked for
  int history = 5;                          ///< former passwords that may not come back
};

/// One broken rule, with what its message names.
struct BrokenPasswordRule {
  const ErrorKind* kind;
  ErrorParameters parameters = {};
};

/// Every rule that `password` breaks; empty when it is good. `password` is in the form of
/// `normalize_password`. Kinds: errors::too_short; errors::not_complex (12 and 13 characters need
/// lower case, upper case, digit and sign; 14 need three of them; CNIL deliberation 2022-100,
/// examples 1 and 2); errors::too_common (errors of habit: common words with decoration, runs of
/// the alphabet or the keyboard, repetitions); errors::contains_personal_data. Reuse is the
/// caller's to check, for it needs the hashes.
std::vector<BrokenPasswordRule> check_password(std::string_view password,
                                               const PersonalData& person,
                                               const PasswordRules& rules = {});

}  // namespace cochin::domain
