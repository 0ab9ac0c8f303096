#pragma once

#include <string>

#include "api/product.hpp"

namespace cochin::testing {

/// A group of its own that gives this right; its id.
inline std::int64_t group_with_right(Product& product, const std::string& right) {
  const std::string name = "'groupe " + right + "'";
  product.database().execute(
      "INSERT OR IGNORE INTO auth_permission(codename, name) VALUES('" + right + "', '" + right +
      "'); INSERT OR IGNORE INTO auth_group(name) VALUES(" + name +
      "); INSERT OR IGNORE INTO authentication_group_permissions(group_id, permission_id) "
      "SELECT g.id, p.id FROM auth_group g, auth_permission p WHERE g.name = " +
      name + " AND p.codename = '" + right + "'");
  return product.database().integer("SELECT id FROM auth_group WHERE name = " + name);
}

/// An account with the fixture's password and these rights.
inline UserId add_user_with(Product& product, std::string_view username,
                            const std::vector<std::string>& rights) {
  const UserId id = product.accounts().add_user(username);
  for (const std::string& right : rights) {
    product.database().execute("INSERT INTO authentication_user_groups VALUES(" +
                               std::to_string(id.value) + ", " +
                               std::to_string(group_with_right(product, right)) + ")");
  }
  return id;
}

}  // namespace cochin::testing
