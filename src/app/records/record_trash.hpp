#pragma once

#include <optional>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/schema/table.hpp"

namespace cochin::app {

/// Moves a record to the trash. What points at it follows its field's `on_delete`: restrict
/// refuses, set_null empties the link, cascade takes the record along. All that goes together comes
/// back together. At most 10,000 records. A record that the actor may not delete, or whose link he
/// may not empty, refuses as restrict does. Errors: `version_conflict`, `still_referenced`, those
/// of `check_record`.
Status delete_record(const Actor& actor, WriteScope& scope, const domain::Table& table, RecordId id,
                     std::optional<std::int64_t> expected_version);

/// Brings a record back with all that went with it, and fills the links that were emptied.
/// Errors: `restore_conflict`, `restored_value_taken`, `unique_violation` when the actor may not
/// see by which field, `forbidden` for what went with it, those of `check_record`.
Status restore_record(const Actor& actor, WriteScope& scope, const domain::Table& table,
                      RecordId id);

}  // namespace cochin::app
