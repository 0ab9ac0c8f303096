#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/table.hpp"
#include "storage/sql/connection.hpp"

/// User-defined tables: their metadata and their real tables, always changed in one transaction.
/// Every function runs inside the caller's transaction.
namespace cochin::storage::schema {

/// All live tables. Errors: those of the connection, `internal` for damaged metadata.
Result<domain::Schema> load(sql::Connection& connection, std::int64_t version);

/// The records of the table `choix`; empty before the first start.
Result<domain::ChoiceCatalog> load_choices(sql::Connection& connection,
                                           const domain::Schema& schema);

/// Stores a new table without fields and makes its real table, or for a details table nothing
/// more: `create_views` makes what is read. Gives it its id.
Status insert_table(sql::Connection& connection, domain::Table& table, Timestamp now, UserId by);

/// Stores a new field at its `order` and adds its column and indexes, to a details table neither;
/// gives it its id.
/// Errors: `unique_violation` cannot occur on a new column.
Status insert_field(sql::Connection& connection, const domain::Schema& schema, TableId table,
                    domain::Field& field, Timestamp now);

/// The fields of a table with those in the trash, whose columns stay.
Result<std::int64_t> count_fields(sql::Connection& connection, TableId table);

/// Rewrites the metadata row of the table (name, description, label fields, sort, indexes).
Status update_table(sql::Connection& connection, const domain::Table& table, Timestamp now);

/// Rewrites the metadata row of the field. Its column is not touched.
Status update_field(sql::Connection& connection, const domain::Field& field);

/// Says which rule shows the fields of a details table in its parent.
Status set_details_rule(sql::Connection& connection, TableId table, RuleId rule);

/// Drops the field's indexes, then makes those of its flags.
/// Errors: `unique_violation` when live records share a value.
Status rebuild_field_indexes(sql::Connection& connection, TableId table,
                             const domain::Field& field);

/// Drops the index lists of `before`, then makes those of `after`.
Status rebuild_list_indexes(sql::Connection& connection, const domain::Table& before,
                            const domain::Table& after);

/// Replaces the columns of `before` by empty ones for `after` (same id, another type).
Status replace_column(sql::Connection& connection, const domain::Schema& schema, TableId table,
                      const domain::Field& before, const domain::Field& after);

/// To the trash; data and columns stay. The slug becomes free.
Status trash_table(sql::Connection& connection, TableId table, Timestamp now);
Status trash_field(sql::Connection& connection, const domain::Field& field, Timestamp now);

/// Back from the trash. Errors: `not_found`; `duplicate_slug` when the slug was taken since.
Status restore_table(sql::Connection& connection, TableId table);
Status restore_field(sql::Connection& connection, TableId table, std::string_view slug);

/// What a field in the trash, which a details table showed as `slug`, is called in its parent.
/// Errors: `not_found`.
Result<std::string> trashed_details_slug(sql::Connection& connection, TableId details,
                                         std::string_view slug);

/// The fields that went to the trash in the same moment as a details table, by their slugs in its
/// parent.
Result<std::vector<std::string>> fields_trashed_with(sql::Connection& connection, TableId details);

/// The tables in the trash, newest first.
struct TrashedTable {
  TableId id;
  std::string slug;
  std::string name;
  std::string deleted_at;
};
Result<std::vector<TrashedTable>> trashed_tables(sql::Connection& connection);

/// Whether `name` is a table, view or index of the engine: no slug may shadow it.
Result<bool> is_taken(sql::Connection& connection, std::string_view name);

/// The views for people with SQL tools, and those that details tables are: dropped before a change
/// of the schema, made anew after.
Status drop_views(sql::Connection& connection, const domain::Schema& schema);
Status create_views(sql::Connection& connection, const domain::Schema& schema);

}  // namespace cochin::storage::schema
