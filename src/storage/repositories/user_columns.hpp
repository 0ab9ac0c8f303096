#pragma once

#include <string_view>

#include "domain/accounts/user.hpp"
#include "storage/sql/statement.hpp"

namespace cochin::storage::users {

/// The columns of `authentication_user` that make a `domain::User`.
inline constexpr std::string_view kUserColumns =
    "id, username, email, first_name, last_name, is_active, is_staff, is_superuser, last_login, "
    "date_joined, password_changed_at, password_change_required";
inline constexpr int kUserColumnCount = 12;

/// From a row that begins with those columns.
domain::User read_user(const sql::Statement& row);

}  // namespace cochin::storage::users
