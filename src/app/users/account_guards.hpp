#pragma once

#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/auth/session.hpp"
#include "app/lanes.hpp"
#include "base/result.hpp"
#include "storage/repositories/account_directory.hpp"

/// Who may do what to which account. All of it inside the transaction of the change, with rights as
/// they are at that moment, so that two changes at once cannot get around it.
namespace cochin::app {

using storage::users::Account;
using storage::users::GroupId;

/// The actor with his present rights, when he may administer accounts; the program itself may.
/// Errors: `forbidden`.
Result<Actor> present_administrator(const Actor& actor, storage::sql::Connection& connection);

/// Whether `administrator` may change this account at all. Errors: `forbidden` for a superuser's
/// unless he is one; `more_than_own_rights` for an account with a right that he has not, since who
/// can open it has that right.
Status check_may_administer(const Actor& administrator, storage::sql::Connection& connection,
                            const Account& account);

/// Whether he has all that the group gives, on tables too. Errors: `more_than_own_rights`.
Status check_may_give(const Actor& administrator, const WriteScope& scope, GroupId group);

/// Whether he may hand out the way into this account: whoever can open it has all that its groups
/// give, on tables too. Errors: `more_than_own_rights`.
Status check_may_open(const Actor& administrator, const WriteScope& scope, const Account& account);

/// After a change: somebody can still do everything. Errors: `last_administrator`.
Status check_superuser_remains(storage::sql::Connection& connection);

/// What a change says in the audit log, of accounts without their secrets.
Tree account_facts(const Account& account);

/// `user:12`
std::string account_object(UserId user);

}  // namespace cochin::app
