#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "domain/accounts/user.hpp"

/// What a browser keeps to be known again: one signed mark for each of the last users who fully
/// signed in there. A mark opens nothing; it only gives its browser a budget of attempts of its
/// own, so that strangers cannot lock its user out (OWASP Authentication Cheat Sheet). It dies
/// after a year and with the password.
namespace cochin::app {

inline constexpr Duration kDeviceMarkLife{std::int64_t{365} * 24 * 3600 * 1000};

/// The name of this browser for `user`, when `marks` hold a true one; empty otherwise.
std::optional<std::string> find_device(std::string_view marks, std::string_view key,
                                       const domain::User& user, Timestamp now);

/// `marks` with a new one of `user` in front; those of four other users stay.
std::string mark_device(std::string_view marks, std::string_view key, const domain::User& user,
                        Timestamp now);

}  // namespace cochin::app
