#include "app/tables/field_drafting.hpp"

#include "app/tables/schema_change.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/schema/field_options.hpp"
#include "domain/schema/field_type.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;

Status apply_name(const FieldDefinition& definition, Field& field) {
  if (definition.name) {
    const auto name = clean_name(*definition.name);
    if (!name) return at_pointer("/name", Error{&errors::invalid_name});
    field.name = *name;
  }
  if (field.name.empty()) return at_pointer("/name", Error{&errors::required});
  if (!definition.description) return ok();
  if (count_characters(*definition.description) > 2000) {
    return at_pointer("/description", Error{&errors::too_long, {{"max", "2000"}}});
  }
  field.description = *definition.description;
  return ok();
}

/// A new type starts with its own options; a text type is searchable unless somebody says no.
Status apply_type(const FieldDefinition& definition, Field& field) {
  if (!definition.type) {
    if (field.type != nullptr) return ok();
    return at_pointer("/type", Error{&errors::required});
  }
  const domain::FieldType* type = domain::find_field_type(*definition.type);
  if (type == nullptr) {
    return at_pointer("/type", Error{&errors::unknown_field_type, {{"name", *definition.type}}});
  }
  if (type == field.type) return ok();
  const bool keeps_options = field.type != nullptr && field.type->kind() == type->kind();
  field.type = type;
  if (!keeps_options) field.options = {};
  field.searchable = type->kind() == ValueKind::kText;
  field.indexed = type->indexed_by_default() || field.unique;
  return ok();
}

Status apply_flags(const FieldDefinition& definition, Field& field) {
  field.required = definition.required.value_or(field.required);
  field.unique = definition.unique.value_or(field.unique);
  if (field.unique && !field.type->can_be_unique()) {
    return at_pointer("/unique", Error{&errors::cannot_be_unique});
  }
  field.searchable = definition.searchable.value_or(field.searchable);
  if (field.kind() != ValueKind::kText) field.searchable = false;
  field.indexed = definition.indexed.value_or(field.indexed || field.unique);
  return ok();
}

/// A link leads to a stored record: to the parent, not to its details.
std::optional<TableId> linkable(const Table* table) {
  if (table == nullptr || table->details_of) return {};
  return table->id;
}

domain::TableResolver resolver(const domain::Schema& schema, const Table& own) {
  return [&schema, &own](const Tree& named) -> std::optional<TableId> {
    if (const std::string* slug = named.as_string()) {
      if (*slug == own.slug) return own.id;
      return linkable(schema.find(*slug));
    }
    return linkable(schema.find(TableId{*named.as_integer()}));
  };
}

/// `options_when` is a condition over `record` (the draft) and `option` (the candidate).
Status check_options_when(const domain::Schema& schema, const Table& table, const Field& field) {
  if (field.options.options_when.empty()) return ok();
  const Table* target = field.kind() == ValueKind::kChoice ? schema.find(domain::kChoicesTable)
                                                           : schema.find(field.options.target);
  if (target == nullptr) return ok();
  const domain::CheckContext context{schema, table, &table, target};
  const auto checked = domain::check_expression(field.options.options_when, context);
  if (!checked) return at_pointer("/options/options_when", checked.error());
  return ok();
}

/// The field among the others and the rules of its table, with which it may close a circle.
Status check_no_circle(const WriteScope& scope, const Table& table, const Field& field) {
  if (field.options.options_when.empty()) return ok();
  Table changed = table;
  std::erase_if(changed.fields, [&](const Field& other) { return other.slug == field.slug; });
  changed.fields.push_back(field);
  const auto rules = domain::RuleSet::compile(scope.schema(), changed,
                                              scope.catalog->rules->working_rules(table.id));
  const bool goes_round = !rules && rules.error().kind == &errors::rule_cycle;
  return goes_round ? Status(at_pointer("/options/options_when", rules.error())) : ok();
}

Status apply_options(const WriteScope& scope, const Table& table, const FieldDefinition& definition,
                     Field& field) {
  const Tree options = definition.options.value_or(Tree(Tree::Map{}));
  const auto read = domain::read_field_options(options, resolver(scope.schema(), table), field);
  if (!read) return at_pointer("/options", read.error());
  TRY(check_options_when(scope.schema(), table, field));
  return check_no_circle(scope, table, field);
}

Status apply_default(const WriteScope& scope, const FieldDefinition& definition, Field& field) {
  if (definition.default_value) field.default_value = *definition.default_value;
  if (field.default_value.is_null()) return ok();
  const auto value = field.type->read(field.default_value, field, scope.choices());
  if (!value && definition.default_value) return at_pointer("/default", value.error());
  if (!value) field.default_value = Tree();  // the old default does not fit the new type
  return ok();
}

}  // namespace

Result<Field> draft_field(const WriteScope& scope, const Table& table, Field present,
                          const FieldDefinition& definition) {
  TRY(apply_name(definition, present));
  TRY(apply_type(definition, present));
  TRY(apply_flags(definition, present));
  TRY(apply_options(scope, table, definition, present));
  TRY(apply_default(scope, definition, present));
  return present;
}

}  // namespace cochin::app
