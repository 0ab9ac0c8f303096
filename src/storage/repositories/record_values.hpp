#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/schema/table.hpp"
#include "storage/sql/statement.hpp"

/// How values are kept: in columns, and as JSON in revisions.
namespace cochin::storage::records {

using Values = std::vector<domain::Value>;  ///< one per field of the table, in its order

void bind_value(sql::Statement& statement, int index, const domain::Value& value);

/// The folded twin of a text value; emptiness otherwise.
void bind_folded(sql::Statement& statement, int index, const domain::Value& value);

/// Errors: `internal` when the column does not hold what the field says.
Result<domain::Value> read_value(const sql::Statement& row, int column, const domain::Field& field);

std::vector<FileId> read_file_ids(std::string_view json);

/// `{"45":"text","46":12,"47":["choice",5],"48":[3,5]}`: field ids to stored values, of the fields
/// at `positions`.
std::string write_document(const domain::Table& table, const Values& values,
                           const std::vector<std::size_t>& positions);

/// The reverse for the fields that the table still has; empty where the value does not fit the type
/// that the field has now.
struct FieldValue {
  const domain::Field* field;
  domain::Value value;
};
Result<std::vector<FieldValue>> read_document(const domain::Table& table, std::string_view json);

}  // namespace cochin::storage::records
