#pragma once

#include <string>
#include <vector>

#include "domain/access/group.hpp"

namespace cochin::domain {

/// What the groups of one user give on tables, together. Immutable.
class AccessRights {
 public:
  AccessRights() = default;
  explicit AccessRights(std::vector<Group> groups);

  const std::vector<Group>& groups() const { return groups_; }

  /// The same text for the same permissions, whoever holds them.
  const std::string& key() const { return key_; }

 private:
  std::vector<Group> groups_;
  std::string key_;
};

}  // namespace cochin::domain
