#include "domain/conditional_fields/rule_set.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error_catalog.hpp"
#include "domain/conditional_fields/dependency_order.hpp"
#include "domain/conditional_fields/rule_expressions.hpp"

namespace cochin::domain {

namespace {

Error at(std::string pointer, Error error) {
  Error located{&errors::invalid_input};
  located.fields.push_back({std::move(pointer), error.kind, std::move(error.parameters)});
  return located;
}

Result<CheckedPointer> keep(Result<CheckedExpression> checked, const std::string& pointer) {
  if (!checked) return at(pointer, std::move(checked).error());
  return std::make_shared<const CheckedExpression>(*std::move(checked));
}

bool is_the_record(const CheckedNode& node) {
  return node.kind == NodeKind::kRoot && node.root != ExpressionRoot::kOption;
}

void collect_own_fields(const CheckedNode& node, const Table& table,
                        std::vector<std::size_t>& found) {
  if (node.kind == NodeKind::kField && is_the_record(node.children.front())) {
    if (const Field* field = table.find_field(node.field))
      found.push_back(table.position_of(*field));
  }
  for (const CheckedNode& child : node.children) collect_own_fields(child, table, found);
}

void keep_once(std::vector<std::size_t>& positions) {
  std::ranges::sort(positions);
  const auto twins = std::ranges::unique(positions);
  positions.erase(twins.begin(), twins.end());
}

}  // namespace

std::vector<std::size_t> own_fields(const CheckedExpression& expression, const Table& table) {
  std::vector<std::size_t> found;
  collect_own_fields(expression.root, table, found);
  keep_once(found);
  return found;
}

Result<RuleSet> RuleSet::compile(const Schema& schema, const Table& table,
                                 std::vector<Rule> rules) {
  std::erase_if(rules, [](const Rule& rule) { return !rule.is_active; });
  std::ranges::sort(rules, {}, [](const Rule& rule) { return std::pair(rule.order, rule.id); });
  RuleSet set;
  const bool restricts = std::ranges::any_of(
      table.fields, [](const Field& field) { return !field.options.options_when.empty(); });
  if (rules.empty() && !restricts) return set;
  set.fields_.resize(table.fields.size());
  for (const Field& field : table.fields) set.field_names_.push_back(field.name);
  if (const Table* choices = schema.choices_table()) set.choices_ = choices->id;
  set.add_own_options(schema, table);
  for (Rule& rule : rules) TRY(set.add(schema, table, std::move(rule)));
  TRY(set.sort(table));
  return set;
}

std::vector<std::string> RuleSet::users_of(FieldId field) const {
  const auto reads = [&](const CheckedPointer& expression) {
    return expression != nullptr && std::ranges::binary_search(expression->uses.fields, field);
  };
  std::vector<std::string> users;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (reads(conditions_[i])) users.push_back(rules_[i].name);
  }
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (reads(fields_[i].options_when)) users.push_back(field_names_[i]);
    for (const auto* effects : {&fields_[i].defaults, &fields_[i].options}) {
      for (const Effect& effect : *effects) {
        if (reads(effect.value)) users.push_back(rules_[effect.rule].name);
      }
    }
  }
  return users;
}

/// One that does not check any more (its table changed since) restricts nothing.
void RuleSet::add_own_options(const Schema& schema, const Table& table) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const Field& field = table.fields[i];
    if (field.options.options_when.empty()) continue;
    auto condition = check_options_when(field.options.options_when, {schema, table, field});
    if (!condition) continue;
    fields_[i].options_when = std::make_shared<const CheckedExpression>(*std::move(condition));
  }
}

Status RuleSet::add(const Schema& schema, const Table& table, Rule rule) {
  auto condition = TRY(keep(check_rule_condition(rule.when, schema, table), "/when"));
  inputs_.push_back(own_fields(*condition, table));
  conditions_.push_back(std::move(condition));
  rules_.push_back(std::move(rule));
  const std::vector<RuleEffect>& effects = rules_.back().effects;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    TRY(add_effect(schema, table, effects[i], i));
  }
  return ok();
}

Status RuleSet::add_effect(const Schema& schema, const Table& table, const RuleEffect& effect,
                           std::size_t index) {
  const std::string pointer = "/effects/" + std::to_string(index);
  const Field* field = table.find_field(effect.field);
  if (field == nullptr) return at(pointer + "/field", Error{&errors::unknown_field});
  FieldEffects& effects = fields_[table.position_of(*field)];
  Effect compiled{rules_.size() - 1, effect.action, nullptr};
  switch (effect.action) {
    case EffectAction::kShow:
    case EffectAction::kHide: effects.visibility.push_back(compiled); break;
    case EffectAction::kRequire:
    case EffectAction::kOptional: effects.requirement.push_back(compiled); break;
    case EffectAction::kReadonly: effects.readonly.push_back(compiled); break;
    case EffectAction::kDefault:
      compiled.value =
          TRY(keep(check_effect_value(effect, {schema, table, *field}), pointer + "/value"));
      effects.defaults.push_back(compiled);
      break;
    case EffectAction::kOptions:
      compiled.value =
          TRY(keep(check_effect_value(effect, {schema, table, *field}), pointer + "/value"));
      effects.options.push_back(compiled);
      break;
  }
  return ok();
}

/// A field depends on what decides whether it is there, what it is filled with and what it may be.
/// Whether it is required or read-only changes no value, so that nothing depends on it.
Status RuleSet::sort(const Table& table) {
  std::vector<std::vector<std::size_t>> needs(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const auto add_all = [&](const std::vector<std::size_t>& positions) {
      needs[i].insert(needs[i].end(), positions.begin(), positions.end());
    };
    const FieldEffects& field = fields_[i];
    for (const auto* effects : {&field.visibility, &field.defaults, &field.options}) {
      for (const Effect& effect : *effects) {
        add_all(inputs_[effect.rule]);
        if (effect.value) add_all(own_fields(*effect.value, table));
      }
    }
    if (field.options_when) add_all(own_fields(*field.options_when, table));
  }
  for (const auto& positions : needs) {
    all_inputs_.insert(all_inputs_.end(), positions.begin(), positions.end());
  }
  for (const auto& positions : inputs_) {
    all_inputs_.insert(all_inputs_.end(), positions.begin(), positions.end());
  }
  keep_once(all_inputs_);
  auto order = order_by_needs(needs);
  if (order.cycle.empty()) {
    order_ = std::move(order.positions);
    return ok();
  }
  std::string path;
  for (const std::size_t position : order.cycle) {
    if (!path.empty()) path += " → ";
    path += table.fields[position].name;
  }
  return Error{&errors::rule_cycle, {{"path", path}}};
}

}  // namespace cochin::domain
