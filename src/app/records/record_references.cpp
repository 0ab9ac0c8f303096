#include "app/records/record_references.hpp"

#include "app/access/record_access.hpp"
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
    if (table.details_of) continue;
    for (const domain::Field& field : table.fields) {
      if (field.kind() == domain::ValueKind::kChoice) {
        fields.push_back({&table, &field, domain::OnDelete::kRestrict});
      }
    }
  }
  return fields;
}

Result<std::string> describe_holders(const Actor& actor, const WriteScope& scope,
                                     const std::vector<Holder>& holders) {
  std::vector<std::pair<const ReferenceField*, std::int64_t>> counts;
  bool has_others = false;
  for (const auto& [reference, id] : holders) {
    const bool is_visible =
        sees_field(actor, *scope.catalog, *reference->table, *reference->field) &&
        TRY(may_touch(actor, scope, *reference->table, id, Action::kRead));
    has_others |= !is_visible;
    if (!is_visible) continue;
    if (counts.empty() || counts.back().first != reference) counts.emplace_back(reference, 0);
    ++counts.back().second;
  }
  std::string text;
  for (const auto& [reference, count] : counts) {
    const bool many = count > kMostCounted;
    text += (text.empty() ? "" : ", ") + reference->table->name + " (" +
            (many ? std::to_string(kMostCounted) + "+" : std::to_string(count)) + ")";
  }
  if (has_others) text += text.empty() ? "…" : ", …";
  return text;
}

Result<std::string> describe_referrers(const Actor& actor, WriteScope& scope,
                                       const domain::Table& table, RecordId id) {
  const auto references = reference_fields(scope.schema(), table);
  std::vector<Holder> holders;
  for (const ReferenceField& reference : references) {
    for (const RecordId holder : TRY(storage::records::referrers(
             scope.connection, *reference.table, *reference.field, id, kMostCounted + 1))) {
      holders.push_back({&reference, holder});
    }
  }
  return describe_holders(actor, scope, holders);
}

}  // namespace cochin::app
