#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/conditional_fields/rule_set.hpp"

namespace cochin::domain {

/// All rules of the instance with what they make of each table. Immutable; belongs to the schema
/// that it was built with.
class RuleBook {
 public:
  RuleBook() = default;
  /// A rule that does not check any more (its table changed since) has no effect: see `is_broken`.
  RuleBook(const Schema& schema, std::vector<Rule> rules);

  /// nullptr when nothing on the table is decided by rules.
  const RuleSet* find(TableId table) const;

  std::span<const Rule> rules() const { return rules_; }
  const Rule* find(RuleId rule) const;
  bool is_broken(RuleId rule) const;

  /// The names of the rules that speak of a field, and of the fields whose options depend on it;
  /// without the effects of `except`.
  std::vector<std::string> users_of(FieldId field, RuleId except = {}) const;

  /// The active rules of a table that check, for those who would add one.
  std::vector<Rule> working_rules(TableId table) const;

 private:
  std::vector<Rule> rules_;
  std::vector<RuleId> broken_;
  std::unordered_map<TableId, RuleSet> sets_;
};

}  // namespace cochin::domain
