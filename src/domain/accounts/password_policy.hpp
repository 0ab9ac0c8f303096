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
  std::vector<std::string> context = {};  ///< names of the host, the application, the tables
  bool is_privileged = false;             ///< an administrator: see `is_privileged`
};

struct PasswordRules {
  std::size_t minimum_characters = 12;      ///< ANSSI, multifactor guide R21: 12 to 14 are "medium"
  std::size_t privileged_minimum = 15;      ///< the same: from 15 on, "strong"
  std::size_t simple_from_characters = 15;  ///< from here on no kinds of signs are asked for
  int history = 5;                          ///< former passwords that may not come back

  std::size_t minimum_for(bool is_privileged) const {
    return is_privileged ? privileged_minimum : minimum_characters;
  }
};

/// One broken rule, with what its message names.
struct BrokenPasswordRule {
  const ErrorKind* kind;
  ErrorParameters parameters = {};
};

/// The rules that can be judged from the text alone, in the order in which they are shown.
std::span<const ErrorKind* const> password_rule_kinds();

/// Every rule that `password` breaks; empty when it is good. `password` is in the form of
/// `normalize_password`. Kinds: errors::too_short; errors::not_complex (12 and 13 characters need
/// lower case, upper case, digit and sign; 14 need three of them; CNIL deliberation 2022-100,
/// examples 1 and 2); errors::too_common (errors of habit: common words with decoration, runs of
/// the alphabet or the keyboard, repetitions); errors::contains_personal_data: a name of the person
/// or the place, or little else than names of the context. Reuse is the caller's to check, for it
/// needs the hashes.
std::vector<BrokenPasswordRule> check_password(std::string_view password,
                                               const PersonalData& person,
                                               const PasswordRules& rules = {});

}  // namespace cochin::domain
