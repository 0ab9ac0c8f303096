#include "http/api/openapi/table_schemas.hpp"

#include "domain/schema/field_type.hpp"

namespace cochin::http::api {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;

constexpr std::string_view kDecimalPattern = R"(^-?[0-9]{1,18}(\.[0-9]{1,6})?$)";

Tree reference_to(std::string_view schema) {
  return Tree::Map{{"$ref", "#/components/schemas/" + std::string(schema)}};
}

/// A schema of the type that also takes emptiness.
Tree::Map type_or_null(std::string_view type) {
  return {{"type", Tree::List{Tree(type), Tree("null")}}};
}

Tree::Map reference_or_null(std::string_view schema) {
  return {{"anyOf", Tree::List{reference_to(schema), Tree(Tree::Map{{"type", "null"}})}}};
}

Tree::Map text_in_format(std::string_view name, std::string_view value) {
  Tree::Map schema = type_or_null("string");
  schema.emplace_back(name, value);
  return schema;
}

Tree::List valeurs_of(const Field& field, const domain::ChoiceCatalog& choices) {
  Tree::List valeurs;
  for (const domain::Choice* choice : choices.in_category(field.options.category)) {
    valeurs.emplace_back(choice->valeur);
  }
  return valeurs;
}

Tree::Map choice_as_read(const Field& field, const domain::ChoiceCatalog& choices) {
  Tree::Map value = {{"type", "string"}};
  Tree::List valeurs = valeurs_of(field, choices);
  if (!valeurs.empty()) value.emplace_back("enum", std::move(valeurs));
  Tree::Map narrowed = {{"properties", Tree::Map{{"value", std::move(value)}}}};
  Tree::List parts;
  parts.push_back(reference_to("ChoiceValue"));
  parts.emplace_back(std::move(narrowed));
  Tree::List forms;
  forms.emplace_back(Tree::Map{{"allOf", std::move(parts)}});
  forms.emplace_back(Tree::Map{{"type", "null"}});
  return {{"anyOf", std::move(forms)}};
}

Tree::Map as_read(const Field& field, const domain::ChoiceCatalog& choices) {
  switch (field.kind()) {
    case ValueKind::kText: return type_or_null("string");
    case ValueKind::kInteger: return type_or_null("integer");
    case ValueKind::kDecimal: return text_in_format("pattern", kDecimalPattern);
    case ValueKind::kDate: return text_in_format("format", "date");
    case ValueKind::kDatetime: return text_in_format("format", "date-time");
    case ValueKind::kBoolean: return type_or_null("boolean");
    case ValueKind::kChoice: return choice_as_read(field, choices);
    case ValueKind::kLink: return reference_or_null("LinkValue");
    case ValueKind::kFiles: {
      Tree::Map list = type_or_null("array");
      list.emplace_back("items", reference_to("FileValue"));
      return list;
    }
  }
  return {};
}

Tree::Map choice_as_written(const Field& field, const domain::ChoiceCatalog& choices) {
  Tree::Map schema = type_or_null("string");
  Tree::List valeurs = valeurs_of(field, choices);
  if (valeurs.empty()) return schema;
  valeurs.emplace_back();
  schema.emplace_back("enum", std::move(valeurs));
  return schema;
}

Tree::Map files_as_written(const Field& field) {
  Tree::Map list = type_or_null("array");
  list.emplace_back("items", Tree::Map{{"type", "integer"}});
  if (!field.options.multiple) list.emplace_back("maxItems", 1);
  return list;
}

/// Bounds of decimals and dates are texts, which JSON Schema does not compare.
void add_limits(const Field& field, Tree::Map& schema) {
  const domain::FieldOptions& options = field.options;
  if (field.kind() == ValueKind::kText && options.max_length) {
    schema.emplace_back("maxLength", *options.max_length);
  }
  if (field.kind() == ValueKind::kText && !options.pattern.empty()) {
    schema.emplace_back("pattern", "^(?:" + options.pattern + ")$");
  }
  if (field.kind() != ValueKind::kInteger) return;
  if (const auto* min = std::get_if<std::int64_t>(&options.min))
    schema.emplace_back("minimum", *min);
  if (const auto* max = std::get_if<std::int64_t>(&options.max))
    schema.emplace_back("maximum", *max);
}

Tree::Map as_written(const Field& field, const domain::ChoiceCatalog& choices) {
  if (field.kind() == ValueKind::kChoice) return choice_as_written(field, choices);
  if (field.kind() == ValueKind::kLink) return type_or_null("integer");
  if (field.kind() == ValueKind::kFiles) return files_as_written(field);
  Tree::Map schema = as_read(field, choices);
  add_limits(field, schema);
  if (!field.default_value.is_null()) schema.emplace_back("default", field.default_value);
  return schema;
}

/// What people call the field; the table that a link leads to.
void add_words(const Field& field, const domain::Schema& schema, Tree::Map& into) {
  into.emplace_back("title", field.name);
  std::string description = field.description;
  if (const Table* target = schema.find(field.options.target)) {
    if (!description.empty()) description += " — ";
    description += "Enregistrement de la table `" + target->slug + "`.";
  }
  if (!description.empty()) into.emplace_back("description", std::move(description));
}

/// One way to see the values of a table.
struct ValuesForm {
  std::string_view title;
  Tree::Map (*schema_of)(const Field&, const domain::ChoiceCatalog&);
};

constexpr ValuesForm kRead{"valeurs lues", as_read};
constexpr ValuesForm kWritten{"valeurs écrites", as_written};

std::string title_of(const Table& table, std::string_view form) {
  std::string title = table.name;
  return title.append(", ").append(form);
}

Tree::Map values_of(const InstanceSchema& instance, const Table& table, const ValuesForm& form) {
  Tree::Map properties;
  for (const Field& field : table.fields) {
    Tree::Map schema = form.schema_of(field, instance.choices);
    add_words(field, instance.schema, schema);
    properties.emplace_back(field.slug, std::move(schema));
  }
  return {{"type", "object"},
          {"title", title_of(table, form.title)},
          {"additionalProperties", false},
          {"properties", std::move(properties)}};
}

Tree::Map new_values_of(const Table& table) {
  Tree::List required;
  for (const Field& field : table.fields) {
    if (field.required && field.default_value.is_null()) required.emplace_back(field.slug);
  }
  Tree::Map schema = {{"title", title_of(table, "valeurs pour créer")},
                      {"allOf", Tree::List{reference_to("Changes_" + table.slug)}}};
  if (required.empty()) return schema;
  schema.emplace_back("description", "Une règle peut lever ou ajouter des obligations.");
  schema.emplace_back("required", std::move(required));
  return schema;
}

Tree::Map record_of(const Table& table) {
  Tree::List parts;
  parts.push_back(reference_to("RecordBase"));
  parts.emplace_back(
      Tree::Map{{"properties", Tree::Map{{"values", reference_to("Values_" + table.slug)}}}});
  return {{"title", title_of(table, "enregistrement")}, {"allOf", std::move(parts)}};
}

/// One of the schemas `prefix` + slug.
Tree any_table(const InstanceSchema& instance, std::string_view prefix) {
  Tree::List forms;
  for (const Table* table : instance.tables) {
    forms.push_back(reference_to(std::string(prefix) + table->slug));
  }
  if (forms.empty()) return Tree::Map{{"type", "object"}};
  return Tree::Map{{"anyOf", std::move(forms)}};
}

Tree body_with_values(Tree values) {
  return Tree::Map{{"type", "object"},
                   {"additionalProperties", false},
                   {"required", Tree::List{Tree("values")}},
                   {"properties", Tree::Map{{"values", std::move(values)}}}};
}

}  // namespace

Tree::Map table_schemas(const InstanceSchema& instance) {
  Tree::Map schemas;
  for (const Table* table : instance.tables) {
    schemas.emplace_back("Values_" + table->slug, values_of(instance, *table, kRead));
    schemas.emplace_back("Changes_" + table->slug, values_of(instance, *table, kWritten));
    schemas.emplace_back("NewValues_" + table->slug, new_values_of(*table));
    schemas.emplace_back("Record_" + table->slug, record_of(*table));
  }
  const bool none = instance.tables.empty();
  schemas.emplace_back("Record",
                       none ? reference_to("RecordBase") : any_table(instance, "Record_"));
  schemas.emplace_back("RecordCreation", body_with_values(any_table(instance, "NewValues_")));
  schemas.emplace_back("RecordChange", body_with_values(any_table(instance, "Changes_")));
  return schemas;
}

}  // namespace cochin::http::api
