#include "http/api/records/record_answers.hpp"

#include <charconv>

#include "app/access/access.hpp"
#include "app/records/record_listing.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "http/api/records/record_json.hpp"
#include "http/problem.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

/// `"3.17"` or `"3"`, strong only.
std::optional<std::int64_t> version_in(std::string_view tag) {
  if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return {};
  tag = tag.substr(1, tag.size() - 2);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
  const bool is_ours = end == tag.data() + tag.size() || *end == '.';
  if (error != std::errc{} || !is_ours || version <= 0) return {};
  return version;
}

/// Whether a list of tags has `tag`; a proxy that compresses answers makes them weak.
bool names_tag(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string_view named = trim(list.substr(0, comma));
    if (named.starts_with("W/")) named.remove_prefix(2);
    if (named == tag || named == "*") return true;
    if (comma == list.npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace

std::string entity_tag(std::int64_t version, std::string_view shape) {
  return '"' + std::to_string(version) + '.' + std::string(shape) + '"';
}

Result<std::optional<std::int64_t>> expected_version(const Request& request) {
  const std::string_view tag = request.header("if-match");
  if (tag.empty() || tag == "*") return std::optional<std::int64_t>();
  const auto version = version_in(tag);
  if (!version) return Error{&errors::malformed_request};
  return version;
}

Result<Response> answer_record(const Call& call, app::ReadScope scope, const domain::Table& table,
                               RecordId id) {
  std::string text;
  JsonWriter json(text);
  RecordJson sink(json, scope.choices());
  TRY(app::get_record(call.who(), scope, table, id, sink));
  const std::string tag =
      entity_tag(sink.last_version(), app::shape_of(call.who(), *scope.catalog));
  const bool only_reads = !is_unsafe(call.request.method());
  if (only_reads && names_tag(call.request.header("if-none-match"), tag)) {
    Response unchanged;
    unchanged.status = 304;
    return unchanged.with_header("ETag", tag);
  }
  return Response::json(std::move(text)).with_header("ETag", tag);
}

Result<Response> answer_conflict(const Call& call, const app::WriteScope& scope,
                                 const domain::Table& table, RecordId id) {
  const app::ReadScope seen = app::read_as(call.who(), scope);
  const Response current = TRY(answer_record(call, seen, *seen.schema().find(table.id), id));
  return problem(Error{&errors::version_conflict}, call.request, {"current", current.body});
}

Response answer_history(const app::ReadScope& scope, const app::History& history) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("items");
  json.begin_array();
  for (const app::HistoryEntry& entry : history.entries) {
    json.begin_object();
    json.member("version", entry.version);
    json.member("action", entry.action);
    json.member("changed_at", entry.changed_at);
    json.key("changed_by");
    if (entry.changed_by == 0) {
      json.null();
    } else {
      json.integer(entry.changed_by);
    }
    json.key("changed_by_label");
    json.string(entry.changed_by_label);
    json.key("changes");
    json.begin_array();
    for (const app::HistoryChange& change : entry.changes) {
      json.begin_object();
      json.member("field", change.field->slug);
      json.key("before");
      write_shown_value(json, *change.field, change.before, scope.choices());
      json.key("after");
      write_shown_value(json, *change.field, change.after, scope.choices());
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("next");
  if (history.has_more) {
    json.string(std::to_string(history.entries.back().version));
  } else {
    json.null();
  }
  json.end_object();
  return Response::json(std::move(text));
}

namespace {

void write_figure(JsonWriter& json, const app::Figure& figure) {
  if (figure.is_null) return json.null();
  if (figure.is_text) return json.string(figure.text);
  json.integer(figure.integer);
}

}  // namespace

Response answer_aggregates(const app::ReadScope& scope, const app::Aggregates& aggregates) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("groups");
  json.begin_array();
  for (const app::AggregateGroup& group : aggregates.groups) {
    json.begin_object();
    json.key("key");
    json.begin_object();
    for (std::size_t i = 0; i < group.key.size(); ++i) {
      const domain::Field& field = *aggregates.group_by[i];
      json.key(field.slug);
      write_shown_value(json, field, group.key[i], scope.choices());
    }
    json.end_object();
    json.key("metrics");
    json.begin_object();
    for (std::size_t i = 0; i < group.figures.size(); ++i) {
      json.key(aggregates.metrics[i]);
      write_figure(json, group.figures[i]);
    }
    json.end_object();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return Response::json(std::move(text));
}

}  // namespace cochin::http::api
