#include "http/api/conditional_fields/rule_json.hpp"

#include <algorithm>
#include <set>

#include "base/error_catalog.hpp"
#include "http/api/object_reader.hpp"
#include "http/api/records/record_json.hpp"
#include "http/problem.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

Result<app::EffectInput> read_effect(const Tree& tree, std::string pointer) {
  ObjectReader object(tree, std::move(pointer));
  app::EffectInput effect;
  effect.field = object.required_text("field");
  effect.action = object.required_text("action");
  effect.value = object.text("value").value_or("");
  TRY(object.finish());
  return effect;
}

Result<std::vector<app::EffectInput>> read_effects(const Tree::List& list) {
  std::vector<app::EffectInput> effects;
  for (std::size_t i = 0; i < list.size(); ++i) {
    effects.push_back(TRY(read_effect(list[i], "/effects/" + std::to_string(i))));
  }
  return effects;
}

void write_effect(JsonWriter& json, const domain::Field& field, const domain::RuleEffect& effect) {
  json.begin_object();
  json.member("field", field.slug);
  json.member("action", domain::name_of(effect.action));
  if (!effect.value.empty()) json.member("value", effect.value);
  json.end_object();
}

/// Writes values as the reader of the form may see them.
struct FormReader {
  const app::Actor& actor;
  app::ReadScope& scope;
  const app::FormAnswer& answer;
};

Status write_value(JsonWriter& json, const FormReader& reader,
                   const app::FormAnswer::Field& field) {
  const auto shown = TRY(app::show_value(reader.actor, reader.scope, *field.field, field.value));
  write_shown_value(json, *field.field, shown, reader.scope.choices());
  return ok();
}

/// A rule that counts, and what it read of what the actor sees.
Status write_reason(JsonWriter& json, const FormReader& reader, std::size_t position) {
  const domain::RuleSet& rules = *reader.answer.rules;
  json.begin_object();
  json.member("id", rules.rules()[position].id.value);
  json.member("name", rules.rules()[position].name);
  json.key("values");
  json.begin_object();
  const auto& inputs = rules.inputs(position);
  for (const app::FormAnswer::Field& field : reader.answer.fields) {
    if (std::ranges::find(inputs, field.position) == inputs.end()) continue;
    json.key(field.field->slug);
    TRY(write_value(json, reader, field));
  }
  json.end_object();
  json.end_object();
  return ok();
}

Status write_field(JsonWriter& json, const FormReader& reader,
                   const app::FormAnswer::Field& field) {
  json.key(field.field->slug);
  json.begin_object();
  json.member("visible", field.state.is_visible);
  json.member("required", field.state.is_required);
  json.member("readonly", field.state.is_readonly);
  json.member("restricted", !field.state.options.empty());
  if (field.is_set_by_rule) {
    json.key("value");
    TRY(write_value(json, reader, field));
  }
  json.key("because");
  json.begin_array();
  for (const std::size_t rule : field.state.because) {
    json.integer(reader.answer.rules->rules()[rule].id.value);
  }
  json.end_array();
  json.end_object();
  return ok();
}

/// The fields that the reader sees and on which anything in the form depends.
void write_inputs(JsonWriter& json, const app::FormAnswer& answer) {
  json.begin_array();
  for (const auto& field : answer.fields) {
    const bool counts = answer.rules != nullptr &&
                        std::ranges::binary_search(answer.rules->all_inputs(), field.position);
    if (counts) json.string(field.field->slug);
  }
  json.end_array();
}

std::set<std::size_t> reasons_of(const app::FormAnswer& answer) {
  std::set<std::size_t> reasons;
  for (const auto& field : answer.fields) {
    reasons.insert(field.state.because.begin(), field.state.because.end());
  }
  return reasons;
}

}  // namespace

Result<app::RuleInput> read_rule_input(const Tree& tree) {
  ObjectReader object(tree);
  app::RuleInput input;
  input.table = object.text("table");
  input.name = object.text("name");
  input.when = object.text("when");
  input.hidden_value = object.text("hidden_value");
  input.is_active = object.flag("is_active");
  input.order = object.integer("order");
  const Tree::List* effects = object.list("effects");
  TRY(object.finish());
  if (effects != nullptr) input.effects = TRY(read_effects(*effects));
  return input;
}

Response answer_offenders(const app::Offenders& offenders, Language language) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.member("count", offenders.count);
  json.member("complete", offenders.is_complete);
  json.key("items");
  json.begin_array();
  for (const app::Offender& offender : offenders.first) {
    json.begin_object();
    json.member("id", offender.id.value);
    json.member("label", offender.label.empty() ? "n° " + std::to_string(offender.id.value)
                                                : offender.label);
    json.key("errors");
    write_field_errors(json, offender.errors, language);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return Response::json(std::move(text));
}

Result<Response> answer_form_state(const app::Actor& actor, app::ReadScope& scope,
                                   const app::FormAnswer& answer, Language language) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("fields");
  json.begin_object();
  const FormReader reader{actor, scope, answer};
  for (const auto& field : answer.fields) TRY(write_field(json, reader, field));
  json.end_object();
  json.key("rules");
  json.begin_array();
  for (const std::size_t rule : reasons_of(answer)) {
    TRY(write_reason(json, reader, rule));
  }
  json.end_array();
  json.key("depends_on");
  write_inputs(json, answer);
  json.key("errors");
  write_field_errors(json, answer.errors, language);
  json.end_object();
  return Response::json(std::move(text));
}

void write_rule(JsonWriter& json, const domain::Schema& schema, const app::RuleInfo& info) {
  const domain::Rule& rule = info.rule;
  const domain::Table* table = schema.find(rule.table);
  json.begin_object();
  json.member("id", rule.id.value);
  json.member("table", table == nullptr ? std::string_view() : std::string_view(table->slug));
  json.member("name", rule.name);
  json.member("when", rule.when);
  json.key("effects");
  json.begin_array();
  for (const domain::RuleEffect& effect : rule.effects) {
    const domain::Field* field = table == nullptr ? nullptr : table->find_field(effect.field);
    if (field != nullptr) write_effect(json, *field, effect);
  }
  json.end_array();
  json.member("hidden_value", domain::name_of(rule.hidden_value));
  json.member("is_active", rule.is_active);
  json.member("order", std::int64_t{rule.order});
  json.member("is_broken", info.is_broken);
  json.key("choices");
  json.begin_array();
  for (const auto& [category, valeur] : app::choices_named_in(schema, rule)) {
    json.begin_object();
    json.member("category", category);
    json.member("value", valeur);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace cochin::http::api
