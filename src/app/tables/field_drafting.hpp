#pragma once

#include "app/lanes.hpp"
#include "app/tables/table_definition.hpp"

namespace cochin::app {

/// The field that a definition describes: `present` with what the definition changes, or a new one
/// when `present` has no type yet. Its slug is not touched. Checks everything but the data.
/// Errors, pointers relative to the definition: `invalid_input` with `required`, `invalid_name`,
/// `unknown_field_type`, `cannot_be_unique`, those of options and of the default.
Result<domain::Field> draft_field(const WriteScope& scope, const domain::Table& table,
                                  domain::Field present, const FieldDefinition& definition);

}  // namespace cochin::app
