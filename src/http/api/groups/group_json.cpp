#include "http/api/groups/group_json.hpp"

#include "base/error_catalog.hpp"
#include "http/api/object_reader.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

void write_slugs(JsonWriter& json, std::string_view name, const domain::Table* table,
                 const std::vector<FieldId>& fields) {
  json.key(name);
  json.begin_array();
  for (const FieldId id : fields) {
    const domain::Field* field = table == nullptr ? nullptr : table->find_field(id);
    if (field != nullptr) json.string(field->slug);
  }
  json.end_array();
}

void write_permission(JsonWriter& json, const domain::Schema& schema,
                      const domain::TablePermission& permission) {
  const domain::Table* table = permission.table ? schema.find(*permission.table) : nullptr;
  if (permission.table && table == nullptr) return;
  json.begin_object();
  json.member("table", table == nullptr ? std::string_view("*") : std::string_view(table->slug));
  json.key("actions");
  json.begin_array();
  for (const domain::Action action : domain::kActions) {
    if (permission.actions.has(action)) json.string(domain::name_of(action));
  }
  json.end_array();
  json.member("record_filter", permission.record_filter);
  write_slugs(json, "hidden_fields", table, permission.hidden_fields);
  write_slugs(json, "readonly_fields", table, permission.readonly_fields);
  json.end_object();
}

Result<app::PermissionInput> read_permission(const Tree& tree, std::string pointer) {
  ObjectReader object(tree, std::move(pointer));
  app::PermissionInput permission;
  permission.table = object.required_text("table");
  const auto actions = object.texts("actions");
  if (!actions) object.refuse("actions", errors::required);
  permission.actions = actions.value_or(std::vector<std::string>());
  permission.record_filter = object.text("record_filter").value_or("");
  permission.hidden_fields = object.texts("hidden_fields").value_or(std::vector<std::string>());
  permission.readonly_fields = object.texts("readonly_fields").value_or(std::vector<std::string>());
  TRY(object.finish());
  return permission;
}

}  // namespace

void write_group(JsonWriter& json, const domain::Schema& schema, const domain::Group& group) {
  json.begin_object();
  json.member("id", group.id.value);
  json.member("name", group.name);
  json.member("description", group.description);
  json.key("rights");
  json.begin_array();
  for (const std::string& right : group.rights) json.string(right);
  json.end_array();
  json.key("permissions");
  json.begin_array();
  for (const auto& permission : group.permissions) write_permission(json, schema, permission);
  json.end_array();
  json.end_object();
}

Result<app::GroupInput> read_group_input(const Tree& body) {
  ObjectReader object(body);
  app::GroupInput input;
  input.name = object.text("name");
  input.description = object.text("description");
  input.rights = object.texts("rights");
  const Tree::List* permissions = object.list("permissions");
  TRY(object.finish());
  if (permissions == nullptr) return input;
  input.permissions.emplace();
  for (std::size_t i = 0; i < permissions->size(); ++i) {
    input.permissions->push_back(
        TRY(read_permission((*permissions)[i], "/permissions/" + std::to_string(i))));
  }
  return input;
}

}  // namespace cochin::http::api
