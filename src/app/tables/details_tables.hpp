#pragma once

#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/tables/table_definition.hpp"

/// Details tables: what further records of a table have whose choice field holds one choice. Their
/// fields are columns of that table, shown there by a rule; the details table reads the same
/// records, with a link that says whose they are.
namespace cochin::app {

/// The name of the details without the word that says what they are: `Formation`.
std::string details_title(const domain::Table& details);

/// The details tables whose records the value of `field` tells.
std::vector<std::string> details_told_by(const domain::Schema& schema, const domain::Field& field);

/// Where a field that a table shows is kept: in the table itself, or in its parent.
/// Errors: `details_table` for the link of a details table.
struct FieldHome {
  const domain::Table& table;
  const domain::Field& field;
};
Result<FieldHome> home_of(const domain::Schema& schema, const domain::Table& table,
                          const domain::Field& field);

/// Makes the details table that `table` describes (its `details_of` without a rule), its link and
/// its fields, and the rule that shows them where the choice is made.
/// Errors, pointers `/fields/N/…`: those of `create_table`, of fields and of `add_rule`.
Result<TableId> create_details_table(const Actor& actor, WriteScope& scope, domain::Table table,
                                     const std::vector<FieldDefinition>& fields);

/// To the trash, with its fields, which leave the parent; its rule goes. The records stay.
/// Errors: those of `delete_field` and `drop_rule`.
Status delete_details_table(const Actor& actor, WriteScope& scope, const domain::Table& table);

/// Steps of `restore_table`: first what went with the table, then, once it is there again, its
/// fields back into the parent, and a rule that shows them. Errors: those of `restore_field` and
/// `add_rule`; `restore_conflict` when its choice or the field that tells it is gone.
Status restore_details(const Actor& actor, WriteScope& scope, TableId table,
                       const std::vector<std::string>& fields);

/// Adds a field to the details, which the rule then shows too. Gives its slug there: in the parent
/// it may be another, when that one is taken. Errors: those of `add_field`, of `add_rule`.
Result<std::string> add_details_field(const Actor& actor, WriteScope& scope,
                                      const domain::Table& details,
                                      const FieldDefinition& definition);

}  // namespace cochin::app
