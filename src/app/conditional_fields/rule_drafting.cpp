#include <algorithm>

#include "app/access/access.hpp"
#include "app/conditional_fields/rules.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::app {

namespace {

using domain::EffectAction;
using domain::Rule;
using domain::RuleEffect;
using domain::RuleSet;
using domain::Table;

constexpr std::size_t kMostRulesOfATable = 200;
constexpr std::size_t kMostEffects = 50;
constexpr std::int64_t kLastOrder = 1'000'000;

/// Reads all of the input before it refuses any of it.
class RuleReader {
 public:
  RuleReader(const domain::Schema& schema, Rule& rule) : schema_(schema), rule_(rule) {}

  Status read(const RuleInput& input) {
    const Table* table = read_table(input);
    read_texts(input);
    if (table != nullptr) read_effects(*table, input);
    if (input.is_active) rule_.is_active = *input.is_active;
    if (input.order) {
      if (*input.order < 0 || *input.order > kLastOrder) {
        refuse("/order", errors::out_of_range, {{"least", "0"}, {"most", "1000000"}});
      } else {
        rule_.order = static_cast<int>(*input.order);
      }
    }
    if (errors_.empty()) return ok();
    return Error{&errors::invalid_input, {}, std::move(errors_)};
  }

 private:
  void refuse(std::string pointer, const ErrorKind& kind, ErrorParameters parameters = {}) {
    errors_.push_back({std::move(pointer), &kind, std::move(parameters)});
  }

  const Table* read_table(const RuleInput& input) {
    if (rule_.id) {
      const Table* table = schema_.find(rule_.table);
      const auto named = find_table(schema_, input.table.value_or(table->slug));
      if (!named || *named != table) refuse("/table", errors::fixed_table);
      return table;
    }
    if (!input.table) {
      refuse("/table", errors::required);
      return nullptr;
    }
    const auto table = find_table(schema_, *input.table);
    if (!table) {
      refuse("/table", errors::unknown_table, {{"name", *input.table}});
      return nullptr;
    }
    if ((*table)->details_of) {
      const Table* parent = schema_.find((*table)->details_of->parent);
      refuse("/table", errors::details_table, {{"table", parent->name}});
      return nullptr;
    }
    rule_.table = (*table)->id;
    return *table;
  }

  void read_texts(const RuleInput& input) {
    if (input.name) {
      const auto name = clean_name(*input.name);
      if (name) {
        rule_.name = *name;
      } else {
        refuse("/name", errors::invalid_name);
      }
    } else if (rule_.name.empty()) {
      refuse("/name", errors::required);
    }
    if (input.when) rule_.when = *input.when;
    if (trim(rule_.when).empty()) refuse("/when", errors::required);
    if (!input.hidden_value) return;
    const auto policy = domain::hidden_value(*input.hidden_value);
    if (policy) {
      rule_.hidden_value = *policy;
    } else {
      refuse("/hidden_value", errors::invalid_option, {{"expected", "keep, clear, reject"}});
    }
  }

  void read_effects(const Table& table, const RuleInput& input) {
    if (input.effects) {
      rule_.effects.clear();
      for (std::size_t i = 0; i < input.effects->size(); ++i) {
        read_effect(table, (*input.effects)[i], "/effects/" + std::to_string(i));
      }
    }
    if (rule_.effects.empty() && !(input.effects && !input.effects->empty())) {
      refuse("/effects", errors::required);
    }
    if (rule_.effects.size() > kMostEffects) {
      refuse("/effects", errors::too_many_items, {{"max", std::to_string(kMostEffects)}});
    }
  }

  void read_effect(const Table& table, const EffectInput& input, const std::string& pointer) {
    const domain::Field* field = table.find_field(input.field);
    const auto action = domain::effect_action(input.action);
    if (field == nullptr)
      refuse(pointer + "/field", errors::unknown_field, {{"name", input.field}});
    if (!action) {
      refuse(pointer + "/action", errors::invalid_option,
             {{"expected", "show, hide, require, optional, readonly, default, options"}});
    }
    if (field == nullptr || !action) return;
    const bool has_value = *action == EffectAction::kDefault || *action == EffectAction::kOptions;
    if (has_value && trim(input.value).empty()) refuse(pointer + "/value", errors::required);
    if (!has_value && !input.value.empty())
      refuse(pointer + "/value", errors::effect_without_value);
    rule_.effects.push_back({field->id, *action, input.value});
  }

  const domain::Schema& schema_;
  Rule& rule_;
  std::vector<FieldError> errors_;
};

/// With the others of its table, among which it may close a circle.
Status check_among_others(const domain::Schema& schema, const domain::RuleBook& book,
                          const Table& table, const Rule& rule) {
  Rule active = rule;
  active.is_active = true;
  TRY(RuleSet::compile(schema, table, {active}));
  std::vector<Rule> others = book.working_rules(table.id);
  std::erase_if(others, [&](const Rule& other) { return other.id == rule.id; });
  if (others.size() >= kMostRulesOfATable) {
    return Error{
        &errors::invalid_input,
        {},
        {{"/table", &errors::too_many_items, {{"max", std::to_string(kMostRulesOfATable)}}}}};
  }
  others.push_back(rule);
  TRY(RuleSet::compile(schema, table, std::move(others)));
  return ok();
}

int order_after_the_last(const domain::RuleBook& book, TableId table) {
  int order = 0;
  for (const Rule& rule : book.rules()) {
    if (rule.table == table) order = std::max(order, rule.order);
  }
  return order + 1;
}

}  // namespace

Result<Rule> draft_rule(const domain::Schema& schema, const domain::RuleBook& rules, Rule present,
                        const RuleInput& input) {
  TRY(RuleReader(schema, present).read(input));
  if (!present.id && !input.order) present.order = order_after_the_last(rules, present.table);
  TRY(check_among_others(schema, rules, *schema.find(present.table), present));
  return present;
}

}  // namespace cochin::app
