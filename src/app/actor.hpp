#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "domain/access/access_rights.hpp"

namespace cochin::app {

/// The person behind an actor that he only sees like.
struct Viewer {
  UserId id;
  std::string username;
};

/// Who asks. The first parameter of every public use case, checked before anything is read.
struct Actor {
  UserId id;
  std::string username;
  std::string label;  ///< how people see him: full name, else username
  bool is_superuser = false;
  bool password_change_required = false;  ///< opens nothing but the change of password
  std::vector<std::string> groups;
  std::vector<std::string> rights;  ///< global rights, e.g. `schema.manage`
  std::optional<std::vector<std::string>> rights_limit = {};  ///< of a token: none but these
  std::shared_ptr<const domain::AccessRights> access;         ///< on tables; nullptr: none
  std::optional<Viewer> viewer = {};  ///< who really asks; he changes nothing
  std::string address = {};           ///< from where this request came; empty for the program
  std::string request_id = {};        ///< of this request; empty outside requests

  bool may(std::string_view right) const {
    if (rights_limit && std::ranges::find(*rights_limit, right) == rights_limit->end())
      return false;
    return is_superuser || std::ranges::find(rights, right) != rights.end();
  }
};

/// The program itself: first start, scheduled jobs, the command line of the machine's owner.
Actor system_actor();

}  // namespace cochin::app
