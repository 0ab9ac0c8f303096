#include "http/api/users/user_json.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

void write_instant(JsonWriter& json, std::string_view name,
                   const std::optional<Timestamp>& instant) {
  if (instant) {
    json.member(name, instant->to_string());
  } else {
    json.null_member(name);
  }
}

void write_groups(JsonWriter& json, const app::Account& account) {
  json.key("groups");
  json.begin_array();
  for (const auto& group : account.groups) {
    json.begin_object();
    json.member("id", group.id.value);
    json.member("name", group.name);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_user_members(JsonWriter& json, const app::Account& account,
                        const std::optional<Timestamp>& locked_until) {
  const domain::User& user = account.user;
  json.member("id", user.id.value);
  json.member("username", user.username);
  json.member("label", domain::user_label(user));
  json.member("email", user.email);
  json.member("first_name", user.first_name);
  json.member("last_name", user.last_name);
  json.member("is_active", user.is_active);
  json.member("is_staff", user.is_staff);
  json.member("is_superuser", user.is_superuser);
  write_groups(json, account);
  write_instant(json, "last_login", user.last_login);
  write_instant(json, "locked_until", locked_until);
  json.member("date_joined", user.date_joined.to_string());
  json.member("password_changed_at", user.password_changed_at.to_string());
  json.member("password_change_required", user.password_change_required);
  json.member("second_factor", account.has_second_factor);
  json.member("version", account.version);
}

std::string user_json(const app::Account& account, const std::optional<Timestamp>& locked_until) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  write_user_members(json, account, locked_until);
  json.end_object();
  return text;
}

std::string user_sessions_json(const std::vector<app::AccountSession>& sessions) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const auto& session : sessions) {
    json.begin_object();
    json.member("id", session.id.value);
    json.member("device", session.device);
    json.member("address", session.address);
    json.member("created_at", session.created_at.to_string());
    json.member("last_seen_at", session.times.last_seen.to_string());
    json.member("expires_at", session.times.expires_at.to_string());
    json.end_object();
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return text;
}

}  // namespace cochin::http::api
