#include "http/api/groups/explanation_json.hpp"

#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using app::GroupVerdict;
using platform::JsonWriter;

std::string_view name_of(GroupVerdict::Kind kind) {
  switch (kind) {
    case GroupVerdict::Kind::kGrants: return "grants";
    case GroupVerdict::Kind::kNotGiven: return "not_given";
    case GroupVerdict::Kind::kFilterFailed: return "filter_failed";
    case GroupVerdict::Kind::kFilterBroken: return "filter_broken";
  }
  return "not_given";
}

void write_verdict(JsonWriter& json, const app::ActionVerdict& verdict) {
  json.begin_object();
  json.member("action", domain::name_of(verdict.action));
  json.member("allowed", verdict.is_allowed);
  json.key("groups");
  json.begin_array();
  for (const GroupVerdict& group : verdict.groups) {
    json.begin_object();
    json.member("group", group.group);
    json.member("verdict", name_of(group.kind));
    json.member("for_every_table", group.for_every_table);
    json.member("record_filter", group.record_filter);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name);
  json.begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

}  // namespace

Response answer_explanation(const domain::Table& table, std::optional<RecordId> record,
                            const app::AccessExplanation& explanation) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.member("user", explanation.user.id.value);
  json.member("username", explanation.user.username);
  json.member("is_active", explanation.user.is_active);
  json.member("is_superuser", explanation.user.is_superuser);
  json.member("table", table.slug);
  json.key("record");
  if (record) {
    json.integer(record->value);
  } else {
    json.null();
  }
  json.key("actions");
  json.begin_array();
  for (const app::ActionVerdict& verdict : explanation.actions) write_verdict(json, verdict);
  json.end_array();
  write_texts(json, "hidden_fields", explanation.hidden_fields);
  write_texts(json, "readonly_fields", explanation.readonly_fields);
  json.end_object();
  return Response::json(std::move(text));
}

}  // namespace cochin::http::api
