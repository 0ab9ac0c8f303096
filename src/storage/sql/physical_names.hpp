#pragma once

#include <string>

#include "domain/schema/table.hpp"

/// How user-defined tables are laid out. Names come from ids, so that a rename is one row of
/// metadata and no text of a user ever reaches SQL as an identifier.
namespace cochin::storage::sql {

inline std::string table_name(TableId table) { return "t" + std::to_string(table.value); }
inline std::string column_name(FieldId field) { return "f" + std::to_string(field.value); }

/// The twin of a text column without case and accents, which sorting and searching use.
inline std::string folded_column_name(FieldId field) { return column_name(field) + "_s"; }

/// Whether the field has a folded twin column.
inline bool has_folded_column(const domain::Field& field) {
  return field.kind() == domain::ValueKind::kText;
}

/// The full-text index of a table.
inline std::string search_index_name(TableId table) { return "s" + std::to_string(table.value); }

/// The columns before those of the fields, the same for every table.
inline constexpr int kSystemColumns = 6;
inline constexpr std::string_view kSystemColumnList =
    "r.id,r.version,r.created_at,r.created_by,r.updated_at,r.updated_by";

}  // namespace cochin::storage::sql
