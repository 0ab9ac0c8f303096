#include "app/records/shown_value.hpp"

#include "app/access/record_access.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::app {

Result<ShownValue> show_value(const Actor& actor, ReadScope& scope, const domain::Field& field,
                              domain::Value value) {
  const auto* reference = std::get_if<domain::RecordRef>(&value);
  if (reference == nullptr) return ShownValue{std::move(value), {}};
  if (field.kind() == domain::ValueKind::kChoice) {
    const domain::Choice* choice = scope.choices().find(reference->id);
    return ShownValue{std::move(value), choice == nullptr ? std::string() : choice->label};
  }
  const domain::Table* target = scope.schema().find(field.options.target);
  if (target == nullptr) return ShownValue{std::move(value), {}};
  std::string label =
      TRY(storage::records::label_of(scope.connection, scope.schema(), *target,
                                     RecordId{reference->id}, readable_rows(actor, scope)));
  return ShownValue{std::move(value), std::move(label)};
}

}  // namespace cochin::app
