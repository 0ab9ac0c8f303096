#include "http/api/records/batch_input.hpp"

#include "base/error_catalog.hpp"
#include "http/api/object_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

constexpr std::pair<std::string_view, app::OperationKind> kKinds[] = {
    {"create", app::OperationKind::kCreate},
    {"update", app::OperationKind::kUpdate},
    {"delete", app::OperationKind::kDelete},
    {"restore", app::OperationKind::kRestore},
};

void read_kind(ObjectReader& object, app::Operation& operation) {
  const auto op = object.text("op");
  for (const auto& [name, kind] : kKinds) {
    if (op != name) continue;
    operation.kind = kind;
    return;
  }
  object.refuse("op", errors::invalid_option, {{"expected", "create, update, delete, restore"}});
}

Result<app::Operation> read_operation(const Tree& tree, const std::string& pointer) {
  ObjectReader object(tree, pointer);
  app::Operation operation;
  read_kind(object, operation);
  const auto table = object.any("table");
  const std::int64_t* table_id = table == nullptr ? nullptr : table->as_integer();
  const std::string* slug = table == nullptr ? nullptr : table->as_string();
  if (slug != nullptr) operation.table = *slug;
  if (table_id != nullptr) operation.table = std::to_string(*table_id);
  if (operation.table.empty()) object.refuse("table", errors::required);
  if (const auto id = object.integer("id")) operation.id = RecordId{*id};
  operation.version = object.integer("version");
  if (const Tree::Map* values = object.object("values")) operation.values = *values;
  operation.ref = object.text("ref").value_or("");
  const bool needs_id = operation.kind != app::OperationKind::kCreate;
  if (needs_id && !operation.id) object.refuse("id", errors::required);
  TRY(object.finish());
  return operation;
}

}  // namespace

Result<std::vector<app::Operation>> read_batch(const Tree& body) {
  ObjectReader object(body);
  const Tree::List* list = object.list("operations");
  if (list == nullptr) object.refuse("operations", errors::required);
  TRY(object.finish());
  if (list->size() > app::kMostOperations) {
    return Error{&errors::too_many_operations, {{"max", std::to_string(app::kMostOperations)}}};
  }
  std::vector<app::Operation> operations;
  for (std::size_t i = 0; i < list->size(); ++i) {
    operations.push_back(TRY(read_operation((*list)[i], "/operations/" + std::to_string(i))));
  }
  return operations;
}

Response answer_batch(const std::vector<app::OperationResult>& results) {
  std::string text;
  platform::JsonWriter json(text);
  json.begin_object();
  json.key("results");
  json.begin_array();
  for (const app::OperationResult& result : results) {
    json.begin_object();
    json.member("table", result.table);
    json.member("id", result.id.value);
    json.key("version");
    if (result.version == 0) {
      json.null();
    } else {
      json.integer(result.version);
    }
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return Response::json(std::move(text));
}

}  // namespace cochin::http::api
