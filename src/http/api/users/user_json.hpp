#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/users/account_administration.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

/// The members of a user, inside an object that the caller opened: those of API contract, section
/// 2, with `label`, `date_joined`, `password_change_required` and `version`.
void write_user_members(platform::JsonWriter& json, const app::Account& account,
                        const std::optional<Timestamp>& locked_until);

std::string user_json(const app::Account& account, const std::optional<Timestamp>& locked_until);

/// `{items: [{id, device, address, created_at, last_seen_at, expires_at}], next: null}`
std::string user_sessions_json(const std::vector<app::AccountSession>& sessions);

}  // namespace cochin::http::api
