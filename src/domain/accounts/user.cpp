#include "domain/accounts/user.hpp"

namespace cochin::domain {

std::string user_label(const User& user) {
  if (user.first_name.empty() && user.last_name.empty()) return user.username;
  if (user.first_name.empty()) return user.last_name;
  if (user.last_name.empty()) return user.first_name;
  return user.first_name + " " + user.last_name;
}

bool is_privileged(const User& user, bool has_global_right) {
  return user.is_staff || user.is_superuser || has_global_right;
}

}  // namespace cochin::domain
