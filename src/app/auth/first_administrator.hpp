#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/lanes.hpp"
#include "base/result.hpp"
#include "platform/crypto/password_hasher.hpp"

namespace cochin::app {

inline constexpr std::string_view kFirstAdministratorName = "admin";
inline constexpr std::string_view kFirstAdministratorEmail = "admin@project-manager.local";

enum class InitialPassword {
  kWellKnown,  ///< the deployment guide's `changeme`: development only
  kDrawn,      ///< 24 random characters, in a file and in the answer
};

struct FirstAdministratorSettings {
  InitialPassword kind = InitialPassword::kDrawn;
  std::optional<std::string> chosen;    ///< INITIAL_ADMIN_PASSWORD: instead of either
  std::filesystem::path password_file;  ///< written 0600 when the password is drawn
};

/// What the console says once.
struct FirstAdministrator {
  std::string username;
  std::string password;
  bool is_chosen = false;  ///< the operator knows it: do not print it
};

/// Creates the superuser `admin` when the database has no superuser; empty when it has one. His
/// password, whichever it is, opens nothing but its change. Waits for lanes and hashes: call it
/// before the server listens. Errors: `password_too_long` for a chosen password;
/// `unique_violation` when another account is called `admin`; those of the file and the lanes.
Result<std::optional<FirstAdministrator>> create_first_administrator(
    Lanes& lanes, const platform::PasswordHasher& hasher,
    const FirstAdministratorSettings& settings);

}  // namespace cochin::app
