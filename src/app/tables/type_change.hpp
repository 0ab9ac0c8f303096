#pragma once

#include <utility>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/tables/field_changes.hpp"

namespace cochin::app {

/// Whether every value of `before` is, as it is stored, a value of `after`.
bool keeps_values(const domain::Field& before, const domain::Field& after);

/// The values of a field in their new form, those in the trash too.
struct Conversion {
  std::vector<std::pair<RecordId, domain::Value>> values;
  std::vector<std::pair<RecordId, domain::Value>> lost;  ///< as they were
  LossReport report;
};

/// Converts by the written form: what the new type cannot read is lost. O(N).
Result<Conversion> convert_values(WriteScope& scope, const domain::Table& table,
                                  const domain::Field& before, const domain::Field& after);

/// Replaces the column and stores the converted values, inside a change of the schema. O(N).
Status store_converted(WriteScope& scope, const domain::Table& table, const domain::Field& before,
                       const domain::Field& after, const Conversion& conversion);

/// Keeps what the new type cannot hold in the history of its records: the field's way back to its
/// former type finds it there. `table` and `before` as they were. O(lost).
Status keep_lost_values(const Actor& actor, WriteScope& scope, const domain::Table& table,
                        const domain::Field& before, const Conversion& conversion);

}  // namespace cochin::app
