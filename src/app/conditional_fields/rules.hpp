#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/conditional_fields/rule.hpp"

/// The rules of conditional fields: who may read and change them. All need `rules.manage`.
/// Errors of all: `forbidden`, `password_change_required`.
namespace cochin::app {

/// What somebody says of a rule; what is absent keeps its present state.
struct EffectInput {
  std::string field;   ///< slug
  std::string action;  ///< `domain::name_of(EffectAction)`
  std::string value;   ///< an expression, for `default` and `options`
};
struct RuleInput {
  std::optional<std::string> table = {};  ///< slug or id; of a new rule only
  std::optional<std::string> name = {};
  std::optional<std::string> when = {};
  std::optional<std::vector<EffectInput>> effects = {};
  std::optional<std::string> hidden_value = {};
  std::optional<bool> is_active = {};
  std::optional<std::int64_t> order = {};  ///< without it a new rule comes last
};

/// A rule as its readers get it.
struct RuleInfo {
  domain::Rule rule;
  bool is_broken = false;  ///< its table changed since: it has no effect
};

/// The choices that the expressions of a rule name: category and `valeur`, sorted, each once. None
/// of what does not check any more.
std::vector<std::pair<std::string, std::string>> choices_named_in(const domain::Schema& schema,
                                                                  const domain::Rule& rule);

/// Those of one table, or all, in the order in which they act.
Result<std::vector<RuleInfo>> list_rules(const Actor& actor, const ReadScope& scope,
                                         const domain::Table* table);

/// Errors: `not_found`.
Result<RuleInfo> find_rule(const Actor& actor, const ReadScope& scope, RuleId id);

/// Errors, pointers from the rule: `invalid_input` with `required`, `invalid_name`,
/// `unknown_table`, `unknown_field`, `invalid_option`, `field_without_options`, `too_many_rules`,
/// those of expressions; `rule_cycle`.
Result<domain::Rule> create_rule(const Actor& actor, WriteScope& scope, const RuleInput& input);

/// Errors: as `create_rule`; `not_found`.
Result<domain::Rule> update_rule(const Actor& actor, WriteScope& scope, RuleId id,
                                 const RuleInput& input);

/// Errors: `not_found`.
Status remove_rule(const Actor& actor, WriteScope& scope, RuleId id);

/// Steps of a larger change, whose right the caller has checked. Errors: as above, without
/// `forbidden`.
Result<domain::Rule> add_rule(const Actor& actor, WriteScope& scope, const RuleInput& input);
Result<domain::Rule> change_rule(const Actor& actor, WriteScope& scope, RuleId id,
                                 const RuleInput& input);
Status drop_rule(const Actor& actor, WriteScope& scope, RuleId id);

/// A step of a larger change: says in the audit log that a stored rule is another now, and has the
/// rules read again.
Status record_rule_change(const Actor& actor, WriteScope& scope, const domain::Rule& before,
                          const domain::Rule& after);

/// The rule that the input makes of `present`, checked but not stored.
Result<domain::Rule> draft_rule(const domain::Schema& schema, const domain::RuleBook& rules,
                                domain::Rule present, const RuleInput& input);

}  // namespace cochin::app
