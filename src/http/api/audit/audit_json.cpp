#include "http/api/audit/audit_json.hpp"

#include "domain/audit/audit_action.hpp"
#include "platform/tabular/csv_writer.hpp"

namespace cochin::http::api {

namespace {

using domain::AuditEntry;
using platform::CsvWriter;
using platform::JsonWriter;

void write_state(JsonWriter& json, std::string_view name, const std::string& state) {
  if (state.empty()) {
    json.null_member(name);
  } else {
    json.raw_member(name, state);
  }
}

void write_actor(JsonWriter& json, const AuditEntry& entry) {
  if (!entry.actor_id) return json.null_member("actor");
  json.key("actor");
  json.begin_object();
  json.member("id", entry.actor_id.value);
  json.member("name", entry.actor);
  json.end_object();
}

}  // namespace

void write_audit_entry(JsonWriter& json, const AuditEntry& entry) {
  json.begin_object();
  json.member("id", entry.id.value);
  json.member("at", entry.at.to_string());
  write_actor(json, entry);
  json.member("address", entry.address);
  json.member("request_id", entry.request_id);
  json.member("action", entry.action);
  json.member("object", entry.object);
  json.member("outcome", entry.outcome);
  write_state(json, "before", entry.before);
  write_state(json, "after", entry.after);
  json.member("hash", domain::hexadecimal(entry.hash));
  json.end_object();
}

std::string audit_entries_json(const std::vector<AuditEntry>& entries) {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const AuditEntry& entry : entries) write_audit_entry(json, entry);
  json.end_array();
  return text;
}

std::string audit_entries_csv(const std::vector<AuditEntry>& entries) {
  std::string text;
  CsvWriter csv(text, ';', CsvWriter::ByteOrderMark::kPresent);
  csv.write_row({"id", "at", "actor_id", "actor", "address", "request_id", "action", "object",
                 "outcome", "before", "after", "hash"});
  for (const AuditEntry& entry : entries) {
    csv.write_row({std::to_string(entry.id.value), entry.at.to_string(),
                   std::to_string(entry.actor_id.value), entry.actor, entry.address,
                   entry.request_id, entry.action, entry.object, entry.outcome, entry.before,
                   entry.after, domain::hexadecimal(entry.hash)});
  }
  return text;
}

std::string audit_actions_json(Language language) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const domain::AuditAction& action : domain::audit_actions()) {
    json.begin_object();
    json.member("name", action.name);
    json.member("label", language == Language::kFrench ? action.french : action.english);
    json.end_object();
  }
  json.end_array();
  json.null_member("next");
  json.end_object();
  return text;
}

}  // namespace cochin::http::api
