#include "app/records/record_batch.hpp"

#include <map>

#include "app/access/access.hpp"
#include "app/records/record_trash.hpp"
#include "app/records/record_writing.hpp"
#include "base/error_catalog.hpp"
#include "base/json_pointer.hpp"

namespace cochin::app {

namespace {

using References = std::map<std::string, RecordId, std::less<>>;

/// Replaces `{"$ref": "name"}` by the id that was created under the name.
Status resolve_references(Tree::Map& values, const References& references,
                          const std::string& pointer) {
  for (auto& [slug, value] : values) {
    const Tree* named = value.find("$ref");
    if (named == nullptr) continue;
    const std::string* name = named->as_string();
    const auto found = name == nullptr ? references.end() : references.find(*name);
    if (found == references.end()) {
      const std::string unknown = name == nullptr ? std::string() : *name;
      return Error{&errors::invalid_input,
                   {},
                   {{pointer + "/values/" + pointer_token(slug),
                     &errors::unknown_reference,
                     {{"name", unknown}}}}};
    }
    value = Tree(found->second.value);
  }
  return ok();
}

Result<OperationResult> run_operation(const Actor& actor, WriteScope& scope, Operation& operation,
                                      const std::string& pointer) {
  const domain::Table* table = TRY(find_table(actor, scope, operation.table));
  const CatalogSnapshot kept = scope.catalog;  // `table` lives in it
  if (operation.kind == OperationKind::kDelete) {
    TRY(delete_record(actor, scope, *table, *operation.id, operation.version));
    return OperationResult{table->slug, *operation.id, 0};
  }
  if (operation.kind == OperationKind::kRestore) {
    TRY(restore_record(actor, scope, *table, *operation.id));
    const auto restored = TRY(find_live_record(scope, *table, *operation.id, {}));
    return OperationResult{table->slug, *operation.id, restored.version};
  }
  const bool creates = operation.kind == OperationKind::kCreate;
  const WriteOrigin origin{creates ? "create" : "update", pointer + "/values"};
  if (creates) {
    const auto written = TRY(create_record(actor, scope, *table, operation.values, origin));
    return OperationResult{table->slug, written.id, written.version};
  }
  const RecordChange change{*operation.id, operation.version, operation.values};
  const auto written = TRY(update_record(actor, scope, *table, change, origin));
  return OperationResult{table->slug, written.id, written.version};
}

/// An error that says which operation it is about.
Error of_operation(const std::string& pointer, Error error) {
  if (error.fields.empty()) error.fields.push_back({pointer, error.kind, error.parameters});
  return error;
}

}  // namespace

Result<std::vector<OperationResult>> run_batch(const Actor& actor, WriteScope& scope,
                                               std::vector<Operation> operations) {
  if (operations.size() > kMostOperations) {
    return Error{&errors::too_many_operations, {{"max", std::to_string(kMostOperations)}}};
  }
  References references;
  std::vector<OperationResult> results;
  for (std::size_t i = 0; i < operations.size(); ++i) {
    Operation& operation = operations[i];
    const std::string pointer = "/operations/" + std::to_string(i);
    TRY(resolve_references(operation.values, references, pointer));
    auto result = run_operation(actor, scope, operation, pointer);
    if (!result) return of_operation(pointer, std::move(result).error());
    if (!operation.ref.empty()) references[operation.ref] = result->id;
    results.push_back(*std::move(result));
  }
  return results;
}

}  // namespace cochin::app
