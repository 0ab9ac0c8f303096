#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/access/access_rights.hpp"

namespace cochin::app {

/// Who asks. The first parameter of every public use case, checked before anything is read.
struct Actor {
  UserId id;
  std::string username;
  std::string label;  ///< how people see him: full name, else username
  bool is_superuser = false;
  bool password_change_required = false;  ///< opens nothing but the change of password
  std::vector<std::string> groups;
  std::vector<std::string> rights;                     ///< global rights, e.g. `schema.manage`
  std::shared_ptr<const domain::AccessRights> access;  ///< on tables; nullptr: none

  bool may(std::string_view right) const {
    if (is_superuser) return true;
    for (const std::string& held : rights) {
      if (held == right) return true;
    }
    return false;
  }
};

/// The program itself: first start, scheduled jobs, the command line of the machine's owner.
Actor system_actor();

}  // namespace cochin::app
