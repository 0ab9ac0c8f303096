#include "app/records/record_references.hpp"

#include "storage/repositories/record_repository.hpp"

namespace cochin::app {

namespace {

constexpr std::int64_t kMostCounted = 100;

}  // namespace

std::vector<ReferenceField> reference_fields(const domain::Schema& schema,
                                             const domain::Table& target) {
  std::vector<ReferenceField> fields;
  for (const auto& [table, field] : schema.references_to(target.id)) {
    fields.push_back({table, field, field->options.on_delete});
  }
  if (target.slug != domain::kChoicesTable) return fields;
  for (const domain::Table& table : schema.tables()) {
    for (const domain::Field& field : table.fields) {
      if (field.kind() == domain::ValueKind::kChoice) {
        fields.push_back({&table, &field, domain::OnDelete::kRestrict});
      }
    }
  }
  return fields;
}

Result<std::string> describe_referrers(WriteScope& scope, const domain::Table& table, RecordId id) {
  std::string text;
  for (const ReferenceField& reference : reference_fields(scope.schema(), table)) {
    const auto records = TRY(storage::records::referrers(scope.connection, *reference.table,
                                                         *reference.field, id, kMostCounted + 1));
    if (records.empty()) continue;
    const bool many = static_cast<std::int64_t>(records.size()) > kMostCounted;
    if (!text.empty()) text += ", ";
    text += reference.table->name + " (" +
            (many ? std::to_string(kMostCounted) + "+" : std::to_string(records.size())) + ")";
  }
  return text;
}

}  // namespace cochin::app
