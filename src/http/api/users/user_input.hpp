#pragma once

#include <string>

#include "app/users/account_administration.hpp"
#include "base/result.hpp"
#include "base/tree.hpp"
#include "http/server/request.hpp"

/// What requests about accounts say. Errors: errors::invalid_input with one entry per refusal.
namespace cochin::http::api {

enum class AccountUse { kCreate, kChange };

/// A password may be given to a new account only, `is_active` to an old one only.
Result<app::AccountDefinition> read_account(const Tree& body, AccountUse use);

/// `{ids: [id, …]}` or `{all: true}`, with `action` and, for groups, `group`.
Result<app::BulkChange> read_bulk_change(const Tree& body);

/// The parameters of a list of accounts. The cursor is where the page before ended.
Result<app::AccountAdministration::Query> read_user_query(const Request& request);

/// The cursor after this account.
std::string user_cursor(const app::Account& account);

}  // namespace cochin::http::api
