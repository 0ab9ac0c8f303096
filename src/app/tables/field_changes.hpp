#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/tables/table_definition.hpp"

/// Adding, changing, ordering and throwing away fields. What is said of a details table, whose
/// fields are its parent's, is done there; its own link and their order are not to be changed by
/// it: `details_table`.
namespace cochin::app {

/// What a change of type would do to the data.
struct LossReport {
  std::int64_t converted = 0;
  std::int64_t lost = 0;
  struct Example {
    RecordId record;
    std::string value;
  };
  std::vector<Example> examples;  ///< at most 10 of the lost ones
};

/// Errors: `forbidden`, `invalid_input`, `too_many_fields`. Gives the slug.
Result<std::string> add_field(const Actor& actor, WriteScope& scope, const domain::Table& table,
                              const FieldDefinition& definition);

enum class DataLoss { kRefuse, kAccept };

/// Changes what the definition names. A change of type or of what values mean converts the data;
/// when some values cannot be converted and losing them was not accepted, nothing is changed and
/// the report says what would be lost.
/// Errors: `forbidden`, `system_table`, `invalid_input`, `duplicates_exist` (unique).
Result<std::optional<LossReport>> update_field(const Actor& actor, WriteScope& scope,
                                               const domain::Table& table,
                                               const domain::Field& field,
                                               const FieldDefinition& definition, DataLoss loss);

/// To the trash; its data stays. Errors: `forbidden`, `system_table`, `field_in_use`.
Status delete_field(const Actor& actor, WriteScope& scope, const domain::Table& table,
                    const domain::Field& field);

/// Back from the trash. Errors: `forbidden`, `not_found`, `duplicate_slug`, `duplicates_exist`,
/// `too_many_fields`, `restore_conflict` when the table that it points at is gone.
Status restore_field(const Actor& actor, WriteScope& scope, const domain::Table& table,
                     std::string_view slug);

/// Puts the fields in this order; those that are not named follow in their present order.
/// Errors: `forbidden`, `invalid_input` with `unknown_field`, `duplicate_slug`.
Status order_fields(const Actor& actor, WriteScope& scope, const domain::Table& table,
                    const std::vector<std::string>& slugs);

/// Errors: `too_many_fields`.
Status check_room_for_field(WriteScope& scope, const domain::Table& table);

/// A step of making a table: stores a new last field, inside a change of the schema.
/// Errors, pointers relative to the definition: `invalid_input`.
Result<std::string> insert_new_field(WriteScope& scope, const domain::Table& table,
                                     const FieldDefinition& definition);

}  // namespace cochin::app
