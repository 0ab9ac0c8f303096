#include "app/project_types/project_types.hpp"

#include <algorithm>
#include <initializer_list>

#include "app/access/access.hpp"
#include "app/conditional_fields/added_options.hpp"
#include "app/records/record_writing.hpp"
#include "app/tables/details_tables.hpp"
#include "app/tables/schema_change.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "storage/repositories/record_repository.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;

constexpr std::string_view kProjects = "projet";
constexpr std::string_view kTypeField = "type_projet";
constexpr std::string_view kTypeNames = "tablenames";
constexpr std::size_t kLongestDescription = 2000;

Error refused(std::string pointer, const ErrorKind& kind, ErrorParameters parameters = {}) {
  return Error{&errors::invalid_input, {}, {{std::move(pointer), &kind, std::move(parameters)}}};
}

const Field* type_field_of(const Table* table) {
  const Field* field = table == nullptr ? nullptr : table->find_field(kTypeField);
  return field != nullptr && field->kind() == domain::ValueKind::kChoice ? field : nullptr;
}

const Table* details_of_choice(const domain::Schema& schema, const Field& field,
                               std::int64_t choice) {
  for (const Table& table : schema.tables()) {
    const auto& details = table.details_of;
    if (details && details->field == field.id && details->choice == choice) return &table;
  }
  return nullptr;
}

/// What the caller does not see he may not create in either.
Status check_may_create_in(const Actor& actor, const Catalog& catalog,
                           std::initializer_list<std::string_view> tables) {
  for (const std::string_view slug : tables) {
    const Table* table = catalog.schema->find(slug);
    if (table == nullptr) continue;
    if (!check_access(actor, catalog, *table, Action::kCreate)) return Error{&errors::forbidden};
  }
  return ok();
}

/// The record of `tablenames`, for those who read names there; none without such a table.
Status add_type_name(const Actor& actor, WriteScope& scope, const std::string& name,
                     const std::string& description) {
  const CatalogSnapshot kept = scope.catalog;  // the table lives in it
  const Table* table = kept->schema->find(kTypeNames);
  const Field* field = table == nullptr ? nullptr : table->find_field("nom");
  if (field == nullptr || field->kind() != domain::ValueKind::kText) return ok();
  const domain::Value value = name;
  if (TRY(storage::records::find_by_value(scope.connection, *table, *field, value))) return ok();
  Tree::Map values = {{"nom", name}};
  if (!description.empty() && table->find_field("description") != nullptr) {
    values.emplace_back("description", description);
  }
  if (table->find_field("actif") != nullptr) values.emplace_back("actif", true);
  TRY(create_record(actor, scope, *table, values, {"create"}));
  return ok();
}

/// The definition with a category of its own where a choice has none: `sous_type_formation`.
Result<FieldDefinition> with_category(const DetailsFieldDefinition& definition,
                                      const std::string& type_value) {
  FieldDefinition field = definition.field;
  if (field.type != "choice") {
    if (definition.choices.empty()) return field;
    return refused("/choices", errors::field_without_options);
  }
  if (definition.choices.size() > kMostNewChoices) {
    return refused("/choices", errors::too_many_items, {{"max", std::to_string(kMostNewChoices)}});
  }
  Tree options = field.options.value_or(Tree(Tree::Map{}));
  Tree::Map* members = options.as_map();
  if (members == nullptr) return field;  // refused with the other options
  const bool has_category = std::ranges::any_of(
      *members, [](const Tree::Member& member) { return member.first == "category"; });
  if (!has_category) {
    const std::string slug = field.slug.value_or(make_slug(field.name.value_or("")));
    members->emplace_back("category", (slug.empty() ? "option" : slug) + "_" + type_value);
  }
  field.options = std::move(options);
  return field;
}

Status add_choices(const Actor& actor, WriteScope& scope, FieldId id,
                   const std::vector<std::string>& labels) {
  const Tree::Map none;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!clean_name(labels[i])) {
      return refused("/choices/" + std::to_string(i), errors::invalid_name);
    }
    const CatalogSnapshot kept = scope.catalog;  // the field lives in it
    const Field& field = *kept->schema->find(kProjects)->find_field(id);
    TRY(add_option(actor, scope, field, {labels[i], none}));
  }
  return ok();
}

}  // namespace

ProjectTypes list_project_types(const domain::Schema& schema,
                                const domain::ChoiceCatalog& choices) {
  ProjectTypes all;
  const Table* table = schema.find(kProjects);
  const Field* field = type_field_of(table);
  if (field == nullptr) return all;
  all.table = table;
  all.field = field;
  for (const domain::Choice* choice : choices.in_category(field->options.category)) {
    all.types.push_back(
        {choice->valeur, choice->label, details_of_choice(schema, *field, choice->id)});
  }
  return all;
}

Result<std::string> create_project_type(const Actor& actor, WriteScope& scope,
                                        const ProjectTypeDefinition& definition) {
  TRY(check_may_manage_schema(actor));
  const CatalogSnapshot present = scope.catalog;
  const Table* projects = present->schema->find(kProjects);
  const Field* type_field = type_field_of(projects);
  const bool is_seen = type_field != nullptr && sees_field(actor, *present, *projects, *type_field);
  if (!is_seen) return Error{&errors::no_project_table};
  TRY(check_may_create_in(actor, *present, {domain::kChoicesTable, kTypeNames}));
  const auto name = clean_name(definition.name);
  if (!name) return refused("/name", errors::invalid_name);
  if (count_characters(definition.description) > kLongestDescription) {
    return refused("/description", errors::too_long,
                   {{"max", std::to_string(kLongestDescription)}});
  }

  const Tree::Map none;
  const AddedOption option = TRY(add_option(actor, scope, *type_field, {*name, none}));
  const std::int64_t choice = scope.choices().find(type_field->options.category, option.value)->id;
  if (details_of_choice(scope.schema(), *type_field, choice) != nullptr) {
    return Error{&errors::project_type_exists, {{"name", option.label}}};
  }
  TRY(add_type_name(actor, scope, option.label, definition.description));

  std::vector<FieldDefinition> fields;
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    auto field = with_category(definition.fields[i], option.value);
    if (!field) return at_pointer("/fields/" + std::to_string(i), field.error());
    fields.push_back(*std::move(field));
  }
  Table details;
  const auto details_name = clean_name(option.label + "Details");
  if (!details_name) return refused("/name", errors::invalid_name);
  details.name = *details_name;
  details.description = definition.description;
  details.details_of = domain::DetailsOf{projects->id, type_field->id, choice, {}};
  const TableId made = TRY(create_details_table(actor, scope, std::move(details), fields));

  const CatalogSnapshot after = scope.catalog;
  const Table& table = *after->schema->find(made);
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    // The first is the link.
    const Status added =
        add_choices(actor, scope, table.fields[i + 1].id, definition.fields[i].choices);
    if (!added) return at_pointer("/fields/" + std::to_string(i), added.error());
  }
  return option.value;
}

}  // namespace cochin::app
