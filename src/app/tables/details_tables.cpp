#include "app/tables/details_tables.hpp"

#include <algorithm>

#include "app/access/access.hpp"
#include "app/audit/audit_record.hpp"
#include "app/conditional_fields/rules.hpp"
#include "app/tables/field_changes.hpp"
#include "app/tables/field_drafting.hpp"
#include "app/tables/schema_audit.hpp"
#include "app/tables/schema_change.hpp"
#include "app/tables/slugs.hpp"
#include "app/tables/table_changes.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/expressions/string_literal.hpp"
#include "domain/schema/field_type.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;

constexpr std::string_view kSuffix = "Details";

/// The link of each record to itself: its details are its own.
Field link_to(const Table& parent) {
  Field link;
  link.slug = parent.slug;
  link.name = parent.name;
  link.type = domain::find_field_type("foreign_key");
  link.required = true;
  link.unique = true;
  link.options.target = parent.id;
  link.options.on_delete = domain::OnDelete::kCascade;
  return link;
}

/// A name that no other field of the table has: where it is taken, with that of its details.
std::string distinct_name(const Table& table, const Table& details, const std::string& name) {
  const bool is_taken =
      std::ranges::any_of(table.fields, [&](const Field& other) { return other.name == name; });
  if (!is_taken) return name;
  return clean_name(name + " (" + details_title(details) + ")").value_or(name);
}

/// The slug that it has in its details, or where that is taken one that begins with their name.
std::string distinct_slug(const Table& table, const Table& details, const std::string& slug) {
  if (table.find_field(slug) == nullptr) return slug;
  return make_slug(details_title(details)) + "_" + slug;
}

std::vector<std::string> slugs_of(const Table& table) {
  std::vector<std::string> slugs;
  for (const Field& field : table.fields) slugs.push_back(field.slug);
  return slugs;
}

int order_after(const Table& table) {
  int last = 0;
  for (const Field& field : table.fields) last = std::max(last, field.order);
  return last + 1;
}

/// A step of a change of the schema.
Status insert_details_field(WriteScope& scope, const Table& details,
                            const FieldDefinition& definition) {
  const Table& parent = *scope.schema().find(details.details_of->parent);
  TRY(check_room_for_field(scope, parent));
  Field field = TRY(draft_field(scope, parent, Field{}, definition));
  field.details = details.id;
  field.details_slug = TRY(choose_field_slug(slugs_of(details), definition.slug, field.name));
  field.name = distinct_name(parent, details, field.name);
  field.order = order_after(parent);
  const std::string slug = distinct_slug(parent, details, field.details_slug);
  const bool is_free = parent.find_field(slug) == nullptr;
  field.slug = is_free ? slug : TRY(choose_field_slug(slugs_of(parent), std::nullopt, slug));
  return storage::schema::insert_field(scope.connection, scope.schema(), parent.id, field,
                                       scope.now);
}

Status insert_all(const Actor& actor, WriteScope& scope, Table& table,
                  const std::vector<FieldDefinition>& fields) {
  TRY(storage::schema::insert_table(scope.connection, table, scope.now, actor.id));
  TRY(reload_schema(scope));
  Field link = link_to(*scope.schema().find(table.details_of->parent));
  TRY(storage::schema::insert_field(scope.connection, scope.schema(), table.id, link, scope.now));
  TRY(reload_schema(scope));
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const CatalogSnapshot kept = scope.catalog;  // the table lives in it
    const Status added = insert_details_field(scope, *kept->schema->find(table.id), fields[i]);
    if (!added) return at_pointer("/fields/" + std::to_string(i), added.error());
    TRY(reload_schema(scope));
  }
  return ok();
}

/// `type_projet == "formation"`
std::string told_by(const WriteScope& scope, const domain::DetailsOf& details) {
  const Field* field = scope.schema().find(details.parent)->find_field(details.field);
  const domain::Choice* choice = scope.choices().find(details.choice);
  return field->slug + " == " + domain::quote_string_literal(choice->valeur);
}

/// What the rule does, with every field of the details shown; what else it does stays.
std::vector<EffectInput> effects_on(const Table& parent, const Table& details,
                                    const domain::Rule* rule) {
  std::vector<EffectInput> effects;
  std::vector<FieldId> shown;
  for (const domain::RuleEffect& effect :
       rule == nullptr ? std::vector<domain::RuleEffect>() : rule->effects) {
    if (effect.action == domain::EffectAction::kShow) shown.push_back(effect.field);
    effects.push_back({parent.find_field(effect.field)->slug,
                       std::string(domain::name_of(effect.action)), effect.value});
  }
  for (const Field& field : parent.fields) {
    if (field.details != details.id || std::ranges::find(shown, field.id) != shown.end()) continue;
    effects.push_back({field.slug, "show", {}});
  }
  return effects;
}

/// Has the rule of the details show all of their fields. Who took the rule away wants none.
Status show_fields(const Actor& actor, WriteScope& scope, TableId id) {
  const Table& details = *scope.schema().find(id);
  const Table& parent = *scope.schema().find(details.details_of->parent);
  const RuleId present = details.details_of->rule;
  const domain::Rule* rule = scope.catalog->rules->find(present);
  RuleInput input;
  input.effects = effects_on(parent, details, rule);
  if (rule != nullptr) {
    TRY(change_rule(actor, scope, present, input));
    return ok();
  }
  if (present || input.effects->empty()) return ok();
  input.table = parent.slug;
  input.name = "Détails " + details_title(details);
  input.when = told_by(scope, *details.details_of);
  const domain::Rule made = TRY(add_rule(actor, scope, input));
  TRY(storage::schema::set_details_rule(scope.connection, id, made.id));
  return reload_schema(scope);
}

}  // namespace

std::string details_title(const Table& details) {
  std::string title = details.name;
  if (title.size() > kSuffix.size() && title.ends_with(kSuffix)) {
    title.erase(title.size() - kSuffix.size());
  }
  return title;
}

std::vector<std::string> details_told_by(const domain::Schema& schema, const Field& field) {
  std::vector<std::string> names;
  for (const Table& table : schema.tables()) {
    if (table.details_of && table.details_of->field == field.id) names.push_back(table.name);
  }
  return names;
}

Result<FieldHome> home_of(const domain::Schema& schema, const Table& table, const Field& field) {
  if (!table.details_of) return FieldHome{table, field};
  const Table& parent = *schema.find(table.details_of->parent);
  const Field* own = parent.find_field(field.id);
  if (own == nullptr) return is_written_with(schema, table);
  return FieldHome{parent, *own};
}

Result<TableId> create_details_table(const Actor& actor, WriteScope& scope, Table table,
                                     const std::vector<FieldDefinition>& fields) {
  TRY(check_may_manage_schema(actor));
  TRY(check_room_for_table(scope));
  table.slug = TRY(choose_table_slug(scope, std::nullopt, table.name));
  TRY(change_schema(scope, [&] { return insert_all(actor, scope, table, fields); }));
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::tables_created,
                            .object = table_object(table),
                            .after = table_facts(*scope.schema().find(table.id))}));
  TRY(show_fields(actor, scope, table.id));
  return table.id;
}

Status delete_details_table(const Actor& actor, WriteScope& scope, const Table& table) {
  TRY(check_may_manage_schema(actor));
  const CatalogSnapshot before = scope.catalog;  // `table` lives in it
  const domain::DetailsOf details = *table.details_of;
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::tables_deleted,
                            .object = table_object(table),
                            .before = table_facts(table)}));
  for (const Field& field : before->schema->find(details.parent)->fields) {
    if (field.details != table.id) continue;
    const CatalogSnapshot kept = scope.catalog;  // the parent lives in it
    const Table& parent = *kept->schema->find(details.parent);
    TRY(delete_field(actor, scope, parent, *parent.find_field(field.id)));
  }
  if (before->rules->find(details.rule) != nullptr) TRY(drop_rule(actor, scope, details.rule));
  return change_schema(scope, [&]() -> Status {
    TRY(storage::schema::set_details_rule(scope.connection, table.id, {}));
    return storage::schema::trash_table(scope.connection, table.id, scope.now);
  });
}

Status restore_details(const Actor& actor, WriteScope& scope, TableId table,
                       const std::vector<std::string>& fields) {
  const CatalogSnapshot restored = scope.catalog;
  const domain::DetailsOf details = *restored->schema->find(table)->details_of;
  const Table& parent = *restored->schema->find(details.parent);
  const bool is_told = parent.find_field(details.field) != nullptr &&
                       scope.choices().find(details.choice) != nullptr;
  if (!is_told) return Error{&errors::restore_conflict, {{"reason", parent.name}}};
  for (const std::string& slug : fields) {
    const CatalogSnapshot kept = scope.catalog;  // the parent lives in it
    TRY(restore_field(actor, scope, *kept->schema->find(details.parent), slug));
  }
  return show_fields(actor, scope, table);
}

Result<std::string> add_details_field(const Actor& actor, WriteScope& scope, const Table& details,
                                      const FieldDefinition& definition) {
  TRY(check_may_manage_schema(actor));
  const CatalogSnapshot present = scope.catalog;  // `details` lives in it
  TRY(change_schema(scope, [&] { return insert_details_field(scope, details, definition); }));
  const Table& after = *scope.schema().find(details.id);
  const Table& parent = *scope.schema().find(details.details_of->parent);
  const std::string slug = after.fields.back().slug;
  const Field& added = *parent.find_field(after.fields.back().id);
  TRY(record_schema_change(actor, scope,
                           {.action = audit::actions::fields_created,
                            .object = field_object(parent, added.slug),
                            .after = field_facts(scope.schema(), added)}));
  TRY(show_fields(actor, scope, details.id));
  return slug;
}

}  // namespace cochin::app
