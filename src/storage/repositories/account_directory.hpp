#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/access/group.hpp"
#include "domain/accounts/user.hpp"
#include "storage/sql/connection.hpp"

/// Accounts as those see and change them who administer them; deleted ones are not among them.
/// Every function runs inside the caller's transaction; errors are the connection's.
namespace cochin::storage::users {

using domain::GroupId;

struct GroupName {
  GroupId id;
  std::string name;
};

struct Account {
  domain::User user;
  std::string username_key;
  std::int64_t version = 1;  ///< grows with every change by an administrator
  std::vector<GroupName> groups;
  bool has_second_factor = false;
};

struct AccountFilter {
  std::vector<std::string> words = {};  ///< folded; each occurs in a name or the address
  std::optional<bool> is_active = {};
  std::optional<GroupId> group = {};
  std::optional<std::vector<UserId>> among = {};
  bool is_among = true;    ///< false: all but those of `among`
  std::string after = {};  ///< the key after which the page begins
};

/// By key, at most `limit`.
Result<std::vector<Account>> list_accounts(sql::Connection& connection, const AccountFilter& filter,
                                           std::int64_t limit);
/// How many pass the filter, its `after` not looked at.
Result<std::int64_t> count_accounts(sql::Connection& connection, const AccountFilter& filter);

Result<std::optional<Account>> find_account(sql::Connection& connection, UserId id);

/// Writes names, address and flags of the account, and makes its version one more.
/// Also errors: `unique_violation` when the key is taken.
Status update_account(sql::Connection& connection, const Account& account);

/// Empties the account of everything that tells of a person: name, address, password and those
/// before, groups. Its id stays, for records and the audit log name it.
Status anonymise_account(sql::Connection& connection, UserId id, Timestamp now);

Status require_password_change(sql::Connection& connection, UserId id);

Result<std::int64_t> count_active_superusers(sql::Connection& connection);

/// Empty when there is no such group.
Result<std::optional<GroupName>> find_group(sql::Connection& connection, GroupId id);
/// The codes of the global rights that the group gives.
Result<std::vector<std::string>> rights_of_group(sql::Connection& connection, GroupId id);
Status add_to_group(sql::Connection& connection, UserId user, GroupId group);
Status remove_from_group(sql::Connection& connection, UserId user, GroupId group);

}  // namespace cochin::storage::users
