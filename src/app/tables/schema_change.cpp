#include "app/tables/schema_change.hpp"

#include "base/error_catalog.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

Status reload_schema(WriteScope& scope) {
  auto renewed = std::make_shared<Catalog>(*scope.catalog);
  auto schema = TRY(storage::schema::load(scope.connection, scope.catalog->epoch));
  renewed->choices = std::make_shared<const domain::ChoiceCatalog>(
      TRY(storage::schema::load_choices(scope.connection, schema)));
  renewed->schema = std::make_shared<const domain::Schema>(std::move(schema));
  scope.catalog = std::move(renewed);
  scope.catalog_changed = true;
  return ok();
}

Status change_schema(WriteScope& scope, const std::function<Status()>& change) {
  TRY(storage::schema::drop_views(scope.connection, scope.schema()));
  TRY(change());
  TRY(reload_schema(scope));
  return storage::schema::create_views(scope.connection, scope.schema());
}

Status check_target(const WriteScope& scope, const domain::Field& field) {
  const bool is_lost = field.kind() == domain::ValueKind::kLink &&
                       scope.schema().find(field.options.target) == nullptr;
  if (is_lost) return Error{&errors::restore_conflict, {{"reason", field.name}}};
  return ok();
}

Error at_pointer(const std::string& pointer, Error error) {
  if (error.kind->code != ErrorCode::kInvalid) return error;
  if (error.fields.empty()) {
    return Error{&errors::invalid_input, {}, {{pointer, error.kind, std::move(error.parameters)}}};
  }
  for (FieldError& field : error.fields) field.pointer = pointer + field.pointer;
  return error;
}

}  // namespace cochin::app
