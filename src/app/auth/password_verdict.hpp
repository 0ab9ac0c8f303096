#pragma once

#include <cstddef>
#include <vector>

#include "base/error.hpp"

namespace cochin::app {

/// What a form shows while a password is typed.
struct PasswordVerdict {
  struct Rule {
    const ErrorKind* kind;  ///< what breaking it is called
    bool is_kept;
    ErrorParameters parameters = {};  ///< of its message, when it is broken
  };
  std::size_t minimum_characters;
  std::vector<Rule> rules;
};

}  // namespace cochin::app
