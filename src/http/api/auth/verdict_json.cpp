#include "http/api/auth/verdict_json.hpp"

#include <algorithm>

#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

std::string verdict_json(const app::PasswordVerdict& verdict, Language language) {
  using Rule = app::PasswordVerdict::Rule;
  std::string body;
  platform::JsonWriter writer(body);
  writer.begin_object();
  writer.member("acceptable", std::ranges::all_of(verdict.rules, &Rule::is_kept));
  writer.member("minimum_characters", static_cast<std::int64_t>(verdict.minimum_characters));
  writer.key("rules");
  writer.begin_array();
  for (const Rule& rule : verdict.rules) {
    writer.begin_object();
    writer.member("code", rule.kind->id);
    writer.member("ok", rule.is_kept);
    if (rule.is_kept) {
      writer.null_member("message");
    } else {
      writer.member("message", error_message(*rule.kind, rule.parameters, language));
    }
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return body;
}

}  // namespace cochin::http::api
