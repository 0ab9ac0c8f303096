#pragma once

#include <string>
#include <vector>

#include "domain/schema/table.hpp"

/// The statements that make the real tables of user-defined tables. `choices` is the table
/// `choix`, which choice columns refer to.
namespace cochin::storage::sql {

/// `CREATE TABLE` with the system columns only; fields are added by `add_field_ddl`.
std::string create_table_ddl(TableId table);

/// Adds the column (and its folded twin). The engine holds types, links and booleans; `required`
/// is validation's.
std::vector<std::string> add_field_ddl(TableId table, const domain::Field& field, TableId choices);

/// ` INDEXED BY …` for the field's index over live records; empty without one.
std::string indexed_by(const domain::Field& field);

/// Removes the columns for good; indexes must be gone.
std::vector<std::string> drop_field_ddl(TableId table, const domain::Field& field);

/// The indexes of one field, by its flags. Unique ones ignore the trash.
std::vector<std::string> create_field_index_ddl(TableId table, const domain::Field& field);
std::vector<std::string> drop_field_index_ddl(const domain::Field& field);

/// The index over a list of fields.
std::string create_list_index_ddl(const domain::Table& table, const std::vector<FieldId>& fields);
std::string drop_list_index_ddl(const domain::Table& table, const std::vector<FieldId>& fields);

/// The read-only views for people with SQL tools: one per table, named by its slug, and the two
/// of the deployment guide, `database_dynamicrecord` and `database_dynamicvalue`. At most 500
/// tables appear in the latter two (a limit of the engine), and no details table, whose records
/// are its parent's. Those are views too, under their physical name.
std::vector<std::string> create_views_ddl(const domain::Schema& schema);
std::vector<std::string> drop_views_ddl(const domain::Schema& schema);

/// A decimal column as exact text, e.g. `1234.50`; `column` is an SQL expression.
std::string decimal_text_sql(const std::string& column, int scale);

}  // namespace cochin::storage::sql
