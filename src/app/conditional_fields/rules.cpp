#include "app/conditional_fields/rules.hpp"

#include <algorithm>
#include <iterator>

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
#include "app/tables/schema_audit.hpp"
#include "base/error_catalog.hpp"
#include "domain/conditional_fields/rule_expressions.hpp"
#include "storage/repositories/rule_repository.hpp"

namespace cochin::app {

namespace {

using domain::Rule;
using domain::Table;

Status check_may_manage_rules(const Actor& actor) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.may("rules.manage")) return Error{&errors::forbidden};
  return ok();
}

Result<const Rule*> present_rule(const Catalog& catalog, RuleId id) {
  const Rule* rule = catalog.rules->find(id);
  if (rule == nullptr) return Error{&errors::not_found};
  return rule;
}

/// What the audit log says of a rule.
Tree rule_facts(const domain::Schema& schema, const Rule& rule) {
  const Table* table = schema.find(rule.table);
  Tree::List effects;
  for (const domain::RuleEffect& effect : rule.effects) {
    const domain::Field* field = table == nullptr ? nullptr : table->find_field(effect.field);
    effects.emplace_back(Tree::Map{{"field", field == nullptr ? std::string() : field->slug},
                                   {"action", domain::name_of(effect.action)},
                                   {"value", effect.value}});
  }
  return Tree::Map{{"name", rule.name},
                   {"table", table == nullptr ? std::string() : table->slug},
                   {"when", rule.when},
                   {"effects", std::move(effects)},
                   {"hidden_value", domain::name_of(rule.hidden_value)},
                   {"is_active", rule.is_active},
                   {"order", std::int64_t{rule.order}}};
}

Status record_change(const Actor& actor, WriteScope& scope, RuleId id, Tree before, Tree after) {
  scope.catalog_changed = true;
  return record_schema_change(actor, scope,
                              {.action = audit::actions::rules_changed,
                               .object = "rule:" + std::to_string(id.value),
                               .before = std::move(before),
                               .after = std::move(after)});
}

}  // namespace

Status record_rule_change(const Actor& actor, WriteScope& scope, const Rule& before,
                          const Rule& after) {
  return record_change(actor, scope, after.id, rule_facts(scope.schema(), before),
                       rule_facts(scope.schema(), after));
}

std::vector<std::pair<std::string, std::string>> choices_named_in(const domain::Schema& schema,
                                                                  const Rule& rule) {
  std::vector<std::pair<std::string, std::string>> named;
  const auto add = [&](const Result<domain::CheckedExpression>& checked) {
    if (checked) std::ranges::copy(checked->uses.choices, std::back_inserter(named));
  };
  const Table* table = schema.find(rule.table);
  if (table == nullptr) return named;
  add(domain::check_rule_condition(rule.when, schema, *table));
  for (const domain::RuleEffect& effect : rule.effects) {
    const domain::Field* field = table->find_field(effect.field);
    if (field == nullptr || effect.value.empty()) continue;
    add(domain::check_effect_value(effect, {schema, *table, *field}));
  }
  std::ranges::sort(named);
  const auto twins = std::ranges::unique(named);
  named.erase(twins.begin(), twins.end());
  return named;
}

Result<std::vector<RuleInfo>> list_rules(const Actor& actor, const ReadScope& scope,
                                         const Table* table) {
  TRY(check_may_manage_rules(actor));
  const domain::RuleBook& book = *scope.catalog->rules;
  std::vector<RuleInfo> found;
  for (const Rule& rule : book.rules()) {
    if (table == nullptr || rule.table == table->id) {
      found.push_back({rule, book.is_broken(rule.id)});
    }
  }
  return found;
}

Result<RuleInfo> find_rule(const Actor& actor, const ReadScope& scope, RuleId id) {
  TRY(check_may_manage_rules(actor));
  const Rule* rule = TRY(present_rule(*scope.catalog, id));
  return RuleInfo{*rule, scope.catalog->rules->is_broken(id)};
}

Result<Rule> create_rule(const Actor& actor, WriteScope& scope, const RuleInput& input) {
  TRY(check_may_manage_rules(actor));
  return add_rule(actor, scope, input);
}

Result<Rule> update_rule(const Actor& actor, WriteScope& scope, RuleId id, const RuleInput& input) {
  TRY(check_may_manage_rules(actor));
  return change_rule(actor, scope, id, input);
}

Status remove_rule(const Actor& actor, WriteScope& scope, RuleId id) {
  TRY(check_may_manage_rules(actor));
  return drop_rule(actor, scope, id);
}

Result<Rule> add_rule(const Actor& actor, WriteScope& scope, const RuleInput& input) {
  Rule rule = TRY(draft_rule(scope.schema(), *scope.catalog->rules, {}, input));
  rule.id = TRY(storage::rules::insert(scope.connection, rule, scope.now, actor.id));
  TRY(record_change(actor, scope, rule.id, {}, rule_facts(scope.schema(), rule)));
  return rule;
}

Result<Rule> change_rule(const Actor& actor, WriteScope& scope, RuleId id, const RuleInput& input) {
  const Rule before = *TRY(present_rule(*scope.catalog, id));
  Rule after = TRY(draft_rule(scope.schema(), *scope.catalog->rules, before, input));
  TRY(storage::rules::update(scope.connection, after, scope.now));
  TRY(record_rule_change(actor, scope, before, after));
  return after;
}

Status drop_rule(const Actor& actor, WriteScope& scope, RuleId id) {
  const Rule rule = *TRY(present_rule(*scope.catalog, id));
  TRY(storage::rules::remove(scope.connection, id));
  return record_change(actor, scope, id, rule_facts(scope.schema(), rule), {});
}

}  // namespace cochin::app
