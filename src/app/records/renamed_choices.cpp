#include "app/records/renamed_choices.hpp"

#include "app/access/groups.hpp"
#include "app/audit/audit_record.hpp"
#include "app/conditional_fields/rules.hpp"
#include "app/tables/schema_audit.hpp"
#include "app/tables/schema_change.hpp"
#include "domain/access/access_view.hpp"
#include "domain/conditional_fields/rule_expressions.hpp"
#include "storage/repositories/group_repository.hpp"
#include "storage/repositories/rule_repository.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

using domain::ChoiceRenaming;
using domain::Field;
using domain::Rule;
using domain::Table;

/// What does not check any more says nothing of a choice.
bool rename_in(std::string& source, const Result<domain::CheckedExpression>& checked,
               const ChoiceRenaming& renaming) {
  if (!checked) return false;
  auto renamed = domain::rename_choice(source, *checked, renaming);
  if (!renamed) return false;
  source = *std::move(renamed);
  return true;
}

/// Among the options of a field of its category, the choice is told by its name too.
ChoiceRenaming among_options(const domain::Schema& schema, const Field& field,
                             ChoiceRenaming renaming) {
  const Table* choices = schema.choices_table();
  const Field* name = choices == nullptr ? nullptr : choices->find_field("valeur");
  const bool is_own = field.kind() == domain::ValueKind::kChoice &&
                      field.options.category == renaming.category && name != nullptr;
  if (is_own) renaming.option_name = name->id;
  return renaming;
}

/// The field with the choice under its new name; false when it does not speak of it.
bool rename_in(const domain::Schema& schema, const Table& table, const ChoiceRenaming& renaming,
               Field& field) {
  const std::string* initial = field.default_value.as_string();
  const bool is_initial = initial != nullptr && field.kind() == domain::ValueKind::kChoice &&
                          field.options.category == renaming.category &&
                          *initial == renaming.before;
  if (is_initial) field.default_value = Tree(renaming.after);
  std::string& source = field.options.options_when;
  if (source.empty()) return is_initial;
  const auto checked = domain::check_options_when(source, {schema, table, field});
  return rename_in(source, checked, among_options(schema, field, renaming)) || is_initial;
}

Status rename_in_fields(const Actor& actor, WriteScope& scope, const ChoiceRenaming& renaming) {
  const CatalogSnapshot before = scope.catalog;
  bool is_changed = false;
  for (const Table& table : before->schema->tables()) {
    if (table.details_of) continue;
    for (const Field& field : table.fields) {
      Field renamed = field;
      if (!rename_in(*before->schema, table, renaming, renamed)) continue;
      TRY(storage::schema::update_field(scope.connection, renamed));
      TRY(record_schema_change(actor, scope,
                               {.action = audit::actions::fields_changed,
                                .object = field_object(table, field.slug),
                                .before = field_facts(*before->schema, field),
                                .after = field_facts(*before->schema, renamed)}));
      is_changed = true;
    }
  }
  return is_changed ? reload_schema(scope) : ok();
}

bool rename_in(const domain::Schema& schema, const Table& table, const ChoiceRenaming& renaming,
               Rule& rule) {
  bool is_changed =
      rename_in(rule.when, domain::check_rule_condition(rule.when, schema, table), renaming);
  for (domain::RuleEffect& effect : rule.effects) {
    const Field* field = table.find_field(effect.field);
    if (field == nullptr || effect.value.empty()) continue;
    is_changed |=
        rename_in(effect.value, domain::check_effect_value(effect, {schema, table, *field}),
                  among_options(schema, *field, renaming));
  }
  return is_changed;
}

Status rename_in_rules(const Actor& actor, WriteScope& scope, const ChoiceRenaming& renaming) {
  for (const Rule& rule : TRY(storage::rules::list(scope.connection))) {
    const Table* table = scope.schema().find(rule.table);
    Rule renamed = rule;
    if (table == nullptr || !rename_in(scope.schema(), *table, renaming, renamed)) continue;
    TRY(storage::rules::update(scope.connection, renamed, scope.now));
    TRY(record_rule_change(actor, scope, rule, renamed));
  }
  return ok();
}

Status rename_in_groups(const Actor& actor, WriteScope& scope, const ChoiceRenaming& renaming) {
  for (const domain::Group& group : TRY(storage::groups::list(scope.connection))) {
    domain::Group renamed = group;
    bool is_changed = false;
    for (domain::TablePermission& permission : renamed.permissions) {
      const Table* table = permission.table ? scope.schema().find(*permission.table) : nullptr;
      if (table == nullptr || permission.record_filter.empty()) continue;
      const auto checked =
          domain::check_record_filter(scope.schema(), table, permission.record_filter);
      if (!checked) continue;
      is_changed |= rename_in(permission.record_filter, **checked, renaming);
    }
    if (!is_changed) continue;
    TRY(storage::groups::update(scope.connection, renamed));
    TRY(record_group_change(actor, scope, group, renamed));
    scope.rights_changed = true;
  }
  return ok();
}

}  // namespace

Status rename_in_expressions(const Actor& actor, WriteScope& scope,
                             const ChoiceRenaming& renaming) {
  TRY(rename_in_fields(actor, scope, renaming));
  TRY(rename_in_rules(actor, scope, renaming));
  return rename_in_groups(actor, scope, renaming);
}

std::vector<ChoiceUser> users_of_choice(const Catalog& catalog, const domain::Choice& choice) {
  // Where it could be called otherwise it is named.
  const ChoiceRenaming renaming{choice.category, choice.valeur, {}, {}};
  std::vector<ChoiceUser> users;
  for (const Table& table : catalog.schema->tables()) {
    if (table.details_of && table.details_of->choice == choice.id) {
      users.push_back({&table, nullptr, table.name});
    }
    if (table.details_of) continue;
    for (const Field& field : table.fields) {
      Field renamed = field;
      if (!rename_in(*catalog.schema, table, renaming, renamed)) continue;
      users.push_back({&table, &field, field.name});
    }
  }
  for (const Rule& rule : catalog.rules->rules()) {
    const Table* table = catalog.schema->find(rule.table);
    Rule renamed = rule;
    if (table == nullptr || !rename_in(*catalog.schema, *table, renaming, renamed)) continue;
    users.push_back({table, nullptr, rule.name});
  }
  return users;
}

}  // namespace cochin::app
