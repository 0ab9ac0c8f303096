#pragma once

#include <string_view>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/tables/table_definition.hpp"

/// Making, changing and throwing away tables. Every change is one transaction with its real table.
namespace cochin::app {

inline constexpr std::size_t kMostTables = 450;  ///< a view over all tables has at most 500 terms
inline constexpr std::size_t kMostFields = 200;

/// Errors: `too_many_tables`.
Status check_room_for_table(const WriteScope& scope);

/// Stores a new table with its fields. Errors: `forbidden`, `invalid_input`, `too_many_tables`.
Result<TableId> create_table(const Actor& actor, WriteScope& scope,
                             const TableDefinition& definition);

/// Changes name, description, label fields, order and indexes; the slug never changes.
/// Errors: `forbidden`, `invalid_input`.
Status update_table(const Actor& actor, WriteScope& scope, const domain::Table& table,
                    const TableDefinition& definition);

/// To the trash, data and all. Errors: `forbidden`, `system_table`, `table_in_use`.
Status delete_table(const Actor& actor, WriteScope& scope, const domain::Table& table);

/// Back from the trash. Errors: `forbidden`, `not_found`, `duplicate_slug`, `too_many_tables`,
/// `restore_conflict` when a table that it points at is gone.
Status restore_table(const Actor& actor, WriteScope& scope, TableId table);

/// Marks a table as the system's own: its supplied fields stay as they are.
Status mark_system_table(WriteScope& scope, const domain::Table& table);

}  // namespace cochin::app
