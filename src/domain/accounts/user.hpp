#pragma once

#include <optional>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace cochin::domain {

/// A person's account, without its secrets.
struct User {
  UserId id;
  std::string username;
  std::string email;
  std::string first_name;
  std::string last_name;
  bool is_active = true;
  bool is_staff = false;
  bool is_superuser = false;
  bool password_change_required = false;
  Timestamp date_joined;
  Timestamp password_changed_at;
  std::optional<Timestamp> last_login;
};

/// How people see the user: first and last name, else the user name.
std::string user_label(const User& user);

/// Whether more is at stake behind the account than its own work: staff, superusers and whoever
/// holds a global right.
bool is_privileged(const User& user, bool has_global_right);

}  // namespace cochin::domain
