#include "http/api/auth/session_json.hpp"

#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

void write_texts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
  writer.key(name);
  writer.begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
}

void write_user(JsonWriter& writer, const app::Session& session) {
  const domain::User& user = session.user;
  writer.key("user");
  writer.begin_object();
  writer.member("id", user.id.value);
  writer.member("username", user.username);
  writer.member("label", session.actor.label);
  writer.member("email", user.email);
  writer.member("first_name", user.first_name);
  writer.member("last_name", user.last_name);
  writer.member("is_active", user.is_active);
  writer.member("is_staff", user.is_staff);
  writer.member("is_superuser", user.is_superuser);
  write_texts(writer, "groups", session.actor.groups);
  if (user.last_login) {
    writer.member("last_login", user.last_login->to_string());
  } else {
    writer.null_member("last_login");
  }
  writer.member("password_changed_at", user.password_changed_at.to_string());
  writer.member("second_factor", session.has_second_factor());
  writer.end_object();
}

/// Before the second factor nothing is told but what was typed.
void write_known_user(JsonWriter& writer, const app::Session& session) {
  if (!session.is_second_factor_pending) return write_user(writer, session);
  app::Session stranger;
  stranger.user.id = session.user.id;
  stranger.user.username = session.user.username;
  stranger.actor.label = session.user.username;
  stranger.has_totp = true;
  write_user(writer, stranger);
}

/// Who really is there, when `user` is somebody else.
void write_viewer(JsonWriter& writer, const app::Session& session) {
  if (!session.viewed) return writer.null_member("viewer");
  writer.key("viewer");
  writer.begin_object();
  writer.member("id", session.user.id.value);
  writer.member("label", session.actor.label);
  writer.end_object();
}

void write_duties(JsonWriter& writer, const app::Session& session) {
  writer.member("csrf_token", session.csrf_token);
  writer.member("password_change_required", session.actor.password_change_required);
  writer.member("second_factor_required", session.is_second_factor_pending);
  writer.member("second_factor_enrolment_required", session.is_second_factor_missing);
  writer.key("second_factors");
  writer.begin_array();
  if (session.has_totp) writer.string("totp");
  if (session.has_passkey) writer.string("passkey");
  writer.end_array();
}

void write_password_end(JsonWriter& writer, const app::Session& session, bool is_near) {
  if (session.password_expires_at) {
    writer.member("password_expires_at", session.password_expires_at->to_string());
  } else {
    writer.null_member("password_expires_at");
  }
  writer.member("password_expiry_warning", is_near);
}

void write_table(JsonWriter& writer, const app::TableSummary& summary) {
  writer.key(summary.table);
  writer.begin_object();
  writer.key("actions");
  writer.begin_array();
  for (const domain::Action action : domain::kActions) {
    if (summary.actions.has(action)) writer.string(domain::name_of(action));
  }
  writer.end_array();
  write_texts(writer, "readonly_fields", summary.readonly_on_update);
  write_texts(writer, "readonly_on_create", summary.readonly_on_create);
  writer.end_object();
}

void write_permissions(JsonWriter& writer, const app::Actor& actor,
                       const std::vector<app::TableSummary>& tables) {
  writer.key("permissions");
  writer.begin_object();
  writer.key("global");
  writer.begin_array();
  for (const std::string_view right : domain::global_rights()) {
    if (actor.may(right)) writer.string(right);
  }
  writer.end_array();
  writer.key("tables");
  writer.begin_object();
  for (const app::TableSummary& summary : tables) write_table(writer, summary);
  writer.end_object();
  writer.end_object();
}

}  // namespace

std::string login_json(const app::Session& session) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  write_known_user(writer, session);
  write_duties(writer, session);
  writer.end_object();
  return body;
}

std::string session_json(const app::Session& session, const std::vector<app::TableSummary>& tables,
                         const SessionEnds& ends) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  const app::Session& shown = session.viewed ? *session.viewed : session;
  write_known_user(writer, shown);
  write_viewer(writer, session);
  write_duties(writer, session);
  const bool is_pending = session.is_second_factor_pending;
  write_permissions(writer, is_pending ? app::Actor() : shown.actor,
                    is_pending ? std::vector<app::TableSummary>() : tables);
  writer.member("expires_at", ends.session_end.to_string());
  write_password_end(writer, session, ends.is_password_end_near);
  writer.end_object();
  return body;
}

}  // namespace cochin::http::api
