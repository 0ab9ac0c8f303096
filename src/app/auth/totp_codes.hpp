#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/auth/account_keys.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::app {

/// A new seed of `user`, sealed for him; `plain` gets it as the user's application needs it.
std::string make_sealed_seed(const AccountKeys& keys, UserId user, std::string& plain);

/// The seed again; empty when it was sealed for somebody else or under another key.
std::optional<std::string> open_seed(const AccountKeys& keys, UserId user,
                                     std::string_view sealed_seed);

/// The counter at `now` whose code was typed; empty for any other text.
std::optional<std::int64_t> find_totp_counter(std::string_view seed, std::string_view typed,
                                              Timestamp now);

}  // namespace cochin::app
