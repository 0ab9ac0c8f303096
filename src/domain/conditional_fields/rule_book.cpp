#include "domain/conditional_fields/rule_book.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cochin::domain {

namespace {

std::vector<Rule> active_rules_of(const std::vector<Rule>& rules, TableId table) {
  std::vector<Rule> found;
  for (const Rule& rule : rules) {
    if (rule.table == table && rule.is_active) found.push_back(rule);
  }
  return found;
}

/// One after the other, without those that do not go with the ones before.
RuleSet compile_what_works(const Schema& schema, const Table& table, std::vector<Rule> rules,
                           std::vector<RuleId>& broken) {
  std::vector<Rule> working;
  RuleSet set;
  for (Rule& rule : rules) {
    working.push_back(std::move(rule));
    if (auto compiled = RuleSet::compile(schema, table, working)) {
      set = *std::move(compiled);
    } else {
      broken.push_back(working.back().id);
      working.pop_back();
    }
  }
  return set;
}

}  // namespace

RuleBook::RuleBook(const Schema& schema, std::vector<Rule> rules) : rules_(std::move(rules)) {
  for (const Table& table : schema.tables()) {
    std::vector<Rule> active = active_rules_of(rules_, table.id);
    auto compiled = RuleSet::compile(schema, table, active);
    RuleSet set = compiled ? *std::move(compiled)
                           : compile_what_works(schema, table, std::move(active), broken_);
    if (!set.is_empty()) sets_.emplace(table.id, std::move(set));
  }
}

const RuleSet* RuleBook::find(TableId table) const {
  const auto found = sets_.find(table);
  return found == sets_.end() ? nullptr : &found->second;
}

const Rule* RuleBook::find(RuleId rule) const {
  const auto found = std::ranges::find(rules_, rule, &Rule::id);
  return found == rules_.end() ? nullptr : &*found;
}

bool RuleBook::is_broken(RuleId rule) const {
  return std::ranges::find(broken_, rule) != broken_.end();
}

std::vector<std::string> RuleBook::users_of(FieldId field, RuleId except) const {
  std::vector<std::string> users;
  for (const auto& [table, set] : sets_) {
    std::ranges::copy(set.users_of(field), std::back_inserter(users));
  }
  for (const Rule& rule : rules_) {
    const bool acts = std::ranges::any_of(
        rule.effects, [&](const RuleEffect& effect) { return effect.field == field; });
    if (acts && rule.id != except) users.push_back(rule.name);
  }
  std::ranges::sort(users);
  const auto twins = std::ranges::unique(users);
  users.erase(twins.begin(), twins.end());
  return users;
}

std::vector<Rule> RuleBook::working_rules(TableId table) const {
  std::vector<Rule> rules = active_rules_of(rules_, table);
  std::erase_if(rules, [this](const Rule& rule) { return is_broken(rule.id); });
  return rules;
}

}  // namespace cochin::domain
