#include "http/api/audit/audit_routes.hpp"

#include <algorithm>
#include <charconv>

#include "base/error_catalog.hpp"
#include "domain/audit/audit_action.hpp"
#include "http/api/audit/audit_json.hpp"
#include "http/server/query_reader.hpp"

namespace cochin::http::api {

namespace {

using app::AuditFilter;
using app::AuditLog;
using app::ReadScope;

constexpr std::int64_t kMostPerPage = 500;

enum class Format { kPage, kCsv, kJson };

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// A name of the list, or a capability of it.
bool is_known_action(std::string_view text) {
  return std::ranges::any_of(domain::audit_actions(), [&](const domain::AuditAction& action) {
    return action.name == text || action.name.substr(0, action.name.find('.')) == text;
  });
}

/// An instant, or a day of the instance's calendar: its beginning, or with `days_after` 1 its end.
std::optional<Timestamp> read_moment(QueryReader& query, std::string_view name,
                                     const ReadScope& scope, int days_after) {
  const auto text = query.text(name);
  if (!text) return std::nullopt;
  if (const auto instant = Timestamp::parse(*text)) return instant;
  if (const auto day = Date::parse(*text)) {
    return scope.local_time().start_of({day->days + days_after});
  }
  query.refuse(name, errors::wrong_type, {{"expected", "date, datetime"}});
  return std::nullopt;
}

std::optional<std::string> read_word(QueryReader& query, std::string_view name) {
  const auto text = query.text(name);
  if (!text) return std::nullopt;
  return std::string(*text);
}

AuditFilter read_filter(QueryReader& query, const ReadScope& scope) {
  AuditFilter filter;
  if (const auto actor = read_word(query, "actor")) {
    const auto id = whole_number(*actor);
    if (id) filter.actor_id = UserId{*id};
    if (!id) filter.actor = actor;
  }
  filter.action = read_word(query, "action");
  if (filter.action && !is_known_action(*filter.action)) {
    query.refuse("action", errors::unknown_choice, {{"value", *filter.action}});
  }
  filter.object = read_word(query, "object");
  filter.outcome = read_word(query, "outcome");
  filter.is_refusal = filter.outcome == "refused";
  if (filter.is_refusal) filter.outcome.reset();
  filter.from = read_moment(query, "from", scope, 0);
  filter.until = read_moment(query, "to", scope, 1);
  return filter;
}

Format read_format(QueryReader& query) {
  const auto text = query.text("format");
  if (!text) return Format::kPage;
  if (*text == "csv") return Format::kCsv;
  if (*text != "json")
    query.refuse("format", errors::unknown_choice, {{"value", std::string(*text)}});
  return Format::kJson;
}

Response answer_page(const std::vector<domain::AuditEntry>& entries, std::int64_t limit) {
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  json.raw_member("items", audit_entries_json(entries));
  if (static_cast<std::int64_t>(entries.size()) < limit) {
    json.null_member("next");
  } else {
    json.member("next", std::to_string(entries.back().id.value));
  }
  json.end_object();
  return Response::json(std::move(text));
}

/// What the trace says was exported: the query as it came.
Tree describe(const Request& request) {
  Tree::Map query;
  for (const QueryParameter& parameter : request.target.query) {
    query.emplace_back(parameter.name, parameter.value);
  }
  return query;
}

Response answer_file(const std::vector<domain::AuditEntry>& entries, Format format) {
  const bool is_csv = format == Format::kCsv;
  Response response;
  response.content_type = is_csv ? std::string_view("text/csv; charset=utf-8") : kJson;
  response.body = is_csv ? audit_entries_csv(entries) : audit_entries_json(entries);
  return response.with_header("Content-Disposition", is_csv
                                                         ? "attachment; filename=\"audit.csv\""
                                                         : "attachment; filename=\"audit.json\"");
}

Result<Response> list_entries(Call& call, ReadScope& scope, AuditLog& log) {
  TRY(AuditLog::check_may_read(call.who()));
  QueryReader query(call.request);
  AuditFilter filter = read_filter(query, scope);
  const Format format = read_format(query);
  std::int64_t limit = 50;
  if (format == Format::kPage) {
    limit = query.integer("limit", 1, kMostPerPage).value_or(limit);
    filter.before = {query.integer("cursor", 1, INT64_MAX).value_or(0)};
  }
  TRY(query.finish());
  if (format == Format::kPage) {
    return answer_page(TRY(log.list(call.who(), scope, filter, limit)), limit);
  }
  const auto entries = TRY(log.export_all(call.who(), scope, filter, describe(call.request)));
  return answer_file(entries, format);
}

Result<Response> list_actions(Call& call, ReadScope&) {
  TRY(AuditLog::check_may_read(call.who()));
  TRY(QueryReader(call.request).finish());
  return Response::json(audit_actions_json(call.request.language));
}

}  // namespace

void add_audit_routes(Router& router, AuditLog& log) {
  router.read(Method::kGet, "/api/v1/audit",
              [&log](Call& call, ReadScope& scope) { return list_entries(call, scope, log); },
              {.right = "audit.read"});
  router.read(Method::kGet, "/api/v1/audit/actions", list_actions, {.right = "audit.read"});
}

}  // namespace cochin::http::api
