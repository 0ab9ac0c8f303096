#include "storage/repositories/schema_documents.hpp"

#include "base/error_catalog.hpp"
#include "domain/schema/field_options.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::storage::schema {

namespace {

Error damaged(std::string_view what) {
  return Error{&errors::internal, {}, {}, "damaged schema metadata: " + std::string(what)};
}

Tree id_tree(const std::vector<FieldId>& fields) {
  Tree::List list;
  for (const FieldId field : fields) list.emplace_back(field.value);
  return list;
}

Result<std::vector<FieldId>> ids_of(const Tree& tree) {
  const Tree::List* list = tree.as_list();
  if (list == nullptr) return damaged("list of fields");
  std::vector<FieldId> fields;
  for (const Tree& item : *list) {
    const std::int64_t* id = item.as_integer();
    if (id == nullptr) return damaged("field id");
    fields.push_back(FieldId{*id});
  }
  return fields;
}

}  // namespace

std::string write_tree_text(const Tree& tree) {
  std::string text;
  platform::JsonWriter writer(text);
  platform::write_tree(writer, tree);
  return text;
}

std::string write_ids(const std::vector<FieldId>& fields) {
  return write_tree_text(id_tree(fields));
}

Result<std::vector<FieldId>> read_ids(std::string_view json) {
  return ids_of(TRY(platform::parse_json(json)));
}

std::string write_id_lists(const std::vector<std::vector<FieldId>>& lists) {
  Tree::List tree;
  for (const auto& list : lists) tree.push_back(id_tree(list));
  return write_tree_text(tree);
}

Result<std::vector<std::vector<FieldId>>> read_id_lists(std::string_view json) {
  const Tree tree = TRY(platform::parse_json(json));
  if (tree.as_list() == nullptr) return damaged("index lists");
  std::vector<std::vector<FieldId>> lists;
  for (const Tree& item : *tree.as_list()) lists.push_back(TRY(ids_of(item)));
  return lists;
}

std::string write_options(const domain::Field& field) {
  return write_tree_text(
      domain::write_field_options(field, [](TableId table) { return Tree(table.value); }));
}

Status read_options(std::string_view json, domain::Field& field) {
  const Tree tree = TRY(platform::parse_json(json));
  const auto by_id = [](const Tree& table) -> std::optional<TableId> {
    const std::int64_t* id = table.as_integer();
    return id == nullptr ? std::nullopt : std::optional(TableId{*id});
  };
  if (!domain::read_field_options(tree, by_id, field)) return damaged("options");
  return ok();
}

}  // namespace cochin::storage::schema
