#include "http/api/tables/table_input.hpp"

#include "base/error_catalog.hpp"
#include "http/api/object_reader.hpp"

namespace cochin::http::api {

namespace {

/// `[["statut","date_creation"]]`
std::optional<std::vector<std::vector<std::string>>> read_indexes(ObjectReader& object) {
  const Tree::List* lists = object.list("indexes");
  if (lists == nullptr) return {};
  std::vector<std::vector<std::string>> indexes;
  for (const Tree& tree : *lists) {
    std::vector<std::string> slugs;
    const Tree::List* list = tree.as_list();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      if (const std::string* slug = (*list)[i].as_string()) slugs.push_back(*slug);
    }
    if (list == nullptr || slugs.size() != list->size()) {
      object.refuse("indexes", errors::wrong_type, {{"expected", "[[string, …], …]"}});
      return {};
    }
    indexes.push_back(std::move(slugs));
  }
  return indexes;
}

}  // namespace

Result<app::FieldDefinition> read_field_definition(const Tree& body, DefinitionUse use,
                                                   std::string pointer) {
  ObjectReader object(body, std::move(pointer));
  app::FieldDefinition field;
  if (use == DefinitionUse::kCreate) field.slug = object.text("slug");
  field.name = object.text("name");
  field.description = object.text("description");
  field.type = object.text("type");
  field.required = object.flag("required");
  field.unique = object.flag("unique");
  field.searchable = object.flag("searchable");
  field.indexed = object.flag("indexed");
  if (const Tree* value = object.any("default")) field.default_value = *value;
  if (const Tree* options = object.any("options")) field.options = *options;
  TRY(object.finish());
  return field;
}

Result<app::TableDefinition> read_table_definition(const Tree& body, DefinitionUse use) {
  ObjectReader object(body);
  app::TableDefinition table;
  const bool creates = use == DefinitionUse::kCreate;
  if (creates) table.slug = object.text("slug");
  table.name = object.text("name");
  table.description = object.text("description");
  table.label_fields = object.texts("label_fields");
  table.default_sort = object.text("default_sort");
  table.indexes = read_indexes(object);
  const Tree::List* fields = creates ? object.list("fields") : nullptr;
  TRY(object.finish());
  for (std::size_t i = 0; fields != nullptr && i < fields->size(); ++i) {
    table.fields.push_back(TRY(read_field_definition((*fields)[i], DefinitionUse::kCreate,
                                                     "/fields/" + std::to_string(i))));
  }
  return table;
}

}  // namespace cochin::http::api
