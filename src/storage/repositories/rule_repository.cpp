#include "storage/repositories/rule_repository.hpp"

#include <unordered_map>

#include "base/error_catalog.hpp"

namespace cochin::storage::rules {

namespace {

using domain::Rule;
using domain::RuleEffect;

constexpr std::string_view kList =
    "SELECT r.id, r.table_id, r.name, r.condition, r.hidden_value, r.is_active, r.\"order\" "
    "FROM conditional_fields_conditionalfieldrule r "
    "JOIN database_dynamictable t ON t.id = r.table_id AND t.deleted_at IS NULL "
    "ORDER BY r.table_id, r.\"order\", r.id";
constexpr std::string_view kEffects =
    "SELECT o.rule_id, o.field_id, o.action, o.value "
    "FROM conditional_fields_conditionalfieldoption o "
    "JOIN database_dynamicfield f ON f.id = o.field_id AND f.deleted_at IS NULL "
    "ORDER BY o.rule_id, o.position";
constexpr std::string_view kInsert =
    "INSERT INTO conditional_fields_conditionalfieldrule(table_id, name, condition, hidden_value, "
    "is_active, \"order\", created_at, created_by, updated_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7)";
constexpr std::string_view kUpdate =
    "UPDATE conditional_fields_conditionalfieldrule SET name = ?2, condition = ?3, "
    "hidden_value = ?4, is_active = ?5, \"order\" = ?6, updated_at = ?7 WHERE id = ?1";
constexpr std::string_view kRemove =
    "DELETE FROM conditional_fields_conditionalfieldrule WHERE id = ?1";
constexpr std::string_view kForgetEffects =
    "DELETE FROM conditional_fields_conditionalfieldoption WHERE rule_id = ?1";
constexpr std::string_view kAddEffect =
    "INSERT INTO conditional_fields_conditionalfieldoption(rule_id, position, field_id, action, "
    "value) VALUES (?1, ?2, ?3, ?4, ?5)";

Result<Rule> read_rule(const sql::Statement& row) {
  const auto policy = domain::hidden_value(row.text(4));
  if (!policy) return Error{&errors::internal, {}, {}, "a rule with an unknown policy"};
  Rule rule;
  rule.id = RuleId{row.integer(0)};
  rule.table = TableId{row.integer(1)};
  rule.name = row.text(2);
  rule.when = row.text(3);
  rule.hidden_value = *policy;
  rule.is_active = row.boolean(5);
  rule.order = static_cast<int>(row.integer(6));
  return rule;
}

Result<RuleEffect> read_effect(const sql::Statement& row) {
  const auto action = domain::effect_action(row.text(2));
  if (!action) return Error{&errors::internal, {}, {}, "a rule with an unknown effect"};
  return RuleEffect{FieldId{row.integer(1)}, *action, std::string(row.text(3))};
}

Status add_effects(sql::Connection& connection, RuleId id, const Rule& rule) {
  std::int64_t position = 0;
  for (const RuleEffect& effect : rule.effects) {
    auto add = TRY(connection.prepare(kAddEffect));
    TRY(add.bind_all(id, position++, effect.field, domain::name_of(effect.action), effect.value)
            .run());
  }
  return ok();
}

}  // namespace

Result<std::vector<Rule>> list(sql::Connection& connection) {
  std::vector<Rule> rules;
  std::unordered_map<std::int64_t, std::size_t> positions;
  auto rows = TRY(connection.prepare(kList));
  while (TRY(rows.step())) {
    positions.emplace(rows.integer(0), rules.size());
    rules.push_back(TRY(read_rule(rows)));
  }
  auto effects = TRY(connection.prepare(kEffects));
  while (TRY(effects.step())) {
    const auto position = positions.find(effects.integer(0));
    if (position == positions.end()) continue;
    rules[position->second].effects.push_back(TRY(read_effect(effects)));
  }
  return rules;
}

Result<RuleId> insert(sql::Connection& connection, const Rule& rule, Timestamp now, UserId by) {
  auto insert = TRY(connection.prepare(kInsert));
  insert.bind_all(rule.table, rule.name, rule.when, domain::name_of(rule.hidden_value),
                  rule.is_active, rule.order, now);
  if (by) {
    insert.bind(8, by);
  } else {
    insert.bind_null(8);
  }
  TRY(insert.run());
  const RuleId id{connection.last_insert_id()};
  TRY(add_effects(connection, id, rule));
  return id;
}

Status update(sql::Connection& connection, const Rule& rule, Timestamp now) {
  auto update = TRY(connection.prepare(kUpdate));
  TRY(update
          .bind_all(rule.id, rule.name, rule.when, domain::name_of(rule.hidden_value),
                    rule.is_active, rule.order, now)
          .run());
  auto forget = TRY(connection.prepare(kForgetEffects));
  TRY(forget.bind_all(rule.id).run());
  return add_effects(connection, rule.id, rule);
}

Status remove(sql::Connection& connection, RuleId id) {
  auto remove = TRY(connection.prepare(kRemove));
  return remove.bind_all(id).run();
}

}  // namespace cochin::storage::rules
