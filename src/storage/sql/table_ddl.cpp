#include "storage/sql/table_ddl.hpp"

#include "storage/sql/physical_names.hpp"

namespace cochin::storage::sql {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;

std::string column_definition(const Field& field, TableId choices) {
  const std::string column = column_name(field.id);
  switch (field.kind()) {
    case ValueKind::kText:
    case ValueKind::kDate:
    case ValueKind::kDatetime:
    case ValueKind::kFiles: return column + " TEXT";
    case ValueKind::kInteger:
    case ValueKind::kDecimal: return column + " INTEGER";
    case ValueKind::kBoolean: return column + " INTEGER CHECK(" + column + " IN (0,1))";
    case ValueKind::kChoice: return column + " INTEGER REFERENCES " + table_name(choices) + "(id)";
    case ValueKind::kLink:
      return column + " INTEGER REFERENCES " + table_name(field.options.target) + "(id)";
  }
  return {};
}

/// Whether the field has an index beside that of its uniqueness.
bool has_plain_index(const Field& field) {
  return field.indexed && (!field.unique || has_folded_column(field));
}

std::string list_index_name(const Table& table, const std::vector<FieldId>& fields) {
  std::string name = "l" + std::to_string(table.id.value);
  for (const FieldId field : fields) name += "_" + std::to_string(field.value);
  return name;
}

/// What an index on the field holds: the folded form first where there is one.
std::string indexed_columns(const Field& field) {
  const std::string column = column_name(field.id);
  return has_folded_column(field) ? folded_column_name(field.id) + "," + column : column;
}

std::string quoted(const std::string& slug) { return "\"" + slug + "\""; }

/// The value of a field as the human-named view shows it.
std::string view_column(const Field& field, const Table* choices) {
  const std::string column = "r." + column_name(field.id);
  if (field.kind() == ValueKind::kDecimal) return decimal_text_sql(column, field.options.scale);
  const Field* valeur = choices == nullptr ? nullptr : choices->find_field("valeur");
  if (field.kind() != ValueKind::kChoice || valeur == nullptr) return column;
  return "(SELECT c." + column_name(valeur->id) + " FROM " + table_name(choices->id) +
         " c WHERE c.id=" + column + ")";
}

std::string human_view(const Table& table, const Table* choices) {
  std::string sql = "CREATE VIEW " + quoted(table.slug) +
                    " AS SELECT r.id,r.version,r.created_at,r.created_by,r.updated_at,r.updated_by";
  for (const Field& field : table.fields) {
    sql += "," + view_column(field, choices) + " AS " + quoted(field.slug);
  }
  return sql + " FROM " + table_name(table.id) + " r WHERE r.deleted_at IS NULL";
}

/// What a details table is: the records of its parent that have it, every column of theirs, and
/// beside them the link that points at themselves.
std::string details_view(const Table& table) {
  const domain::DetailsOf& details = *table.details_of;
  std::string columns = "p.*";
  for (const Field& field : table.fields) {
    if (!field.details) columns += ",p.id AS " + column_name(field.id);
  }
  return "CREATE VIEW " + table_name(table.id) + " AS SELECT " + columns + " FROM " +
         table_name(details.parent) + " p WHERE p." + column_name(details.field) + "=" +
         std::to_string(details.choice);
}

/// Record ids of the views over all tables: unique across tables, and stable.
std::string global_id(const Table& table) {
  return "(" + std::to_string(table.id.value) + "<<40)+r.id";
}

std::string record_term(const Table& table) {
  return "SELECT " + global_id(table) + " AS id," + std::to_string(table.id.value) +
         " AS table_id,r.id AS custom_id,r.created_at,r.updated_at,r.created_by AS created_by_id"
         " FROM " +
         table_name(table.id) + " r WHERE r.deleted_at IS NULL";
}

std::string value_term(const Table& table, const Table* choices) {
  std::string cases;
  for (const Field& field : table.fields) {
    cases += " WHEN " + std::to_string(field.id.value) + " THEN " + view_column(field, choices);
  }
  return "SELECT " + global_id(table) + " AS record_id,f.id AS field_id,CASE f.id" + cases +
         " END AS value FROM " + table_name(table.id) + " r JOIN database_dynamicfield f" +
         " ON f.table_id=" + std::to_string(table.id.value) + " AND f.deleted_at IS NULL" +
         " WHERE r.deleted_at IS NULL";
}

constexpr std::size_t kMostViewTerms = 500;

}  // namespace

std::string decimal_text_sql(const std::string& column, int scale) {
  if (scale == 0) return "CAST(" + column + " AS TEXT)";
  std::string power = "1" + std::string(static_cast<std::size_t>(scale), '0');
  const std::string width = std::to_string(scale);
  return "iif(" + column + "<0,'-','')||(abs(" + column + ")/" + power + ")||'.'||printf('%0" +
         width + "d',abs(" + column + ")%" + power + ")";
}

std::string create_table_ddl(TableId table) {
  return "CREATE TABLE " + table_name(table) +
         "(id INTEGER PRIMARY KEY AUTOINCREMENT,version INTEGER NOT NULL,created_at TEXT NOT NULL,"
         "created_by INTEGER,updated_at TEXT NOT NULL,updated_by INTEGER,deleted_at TEXT,"
         "trash_batch INTEGER) STRICT";
}

std::vector<std::string> add_field_ddl(TableId table, const Field& field, TableId choices) {
  const std::string alter = "ALTER TABLE " + table_name(table) + " ADD COLUMN ";
  std::vector<std::string> statements = {alter + column_definition(field, choices)};
  if (has_folded_column(field))
    statements.push_back(alter + folded_column_name(field.id) + " TEXT");
  return statements;
}

std::vector<std::string> drop_field_ddl(TableId table, const Field& field) {
  const std::string alter = "ALTER TABLE " + table_name(table) + " DROP COLUMN ";
  std::vector<std::string> statements = {alter + column_name(field.id)};
  if (has_folded_column(field)) statements.push_back(alter + folded_column_name(field.id));
  return statements;
}

std::string indexed_by(const Field& field) {
  const std::string id = std::to_string(field.id.value);
  if (has_plain_index(field)) return " INDEXED BY i" + id;
  const bool by_value = field.unique && !has_folded_column(field);
  return by_value ? " INDEXED BY u" + id : std::string();
}

std::vector<std::string> create_field_index_ddl(TableId table, const Field& field) {
  const std::string on = " ON " + table_name(table);
  const std::string id = std::to_string(field.id.value);
  std::vector<std::string> statements;
  if (field.unique) {
    statements.push_back("CREATE UNIQUE INDEX u" + id + on + "(" + column_name(field.id) +
                         ") WHERE deleted_at IS NULL");
  }
  if (has_plain_index(field)) {
    statements.push_back("CREATE INDEX i" + id + on + "(" + indexed_columns(field) +
                         ") WHERE deleted_at IS NULL");
  }
  return statements;
}

std::vector<std::string> drop_field_index_ddl(const Field& field) {
  const std::string id = std::to_string(field.id.value);
  return {"DROP INDEX IF EXISTS u" + id, "DROP INDEX IF EXISTS i" + id};
}

std::string create_list_index_ddl(const Table& table, const std::vector<FieldId>& fields) {
  std::string columns;
  for (const FieldId id : fields) {
    const Field* field = table.find_field(id);
    columns += (columns.empty() ? "" : ",") + indexed_columns(*field);
  }
  return "CREATE INDEX " + list_index_name(table, fields) + " ON " + table_name(table.id) + "(" +
         columns + ") WHERE deleted_at IS NULL";
}

std::string drop_list_index_ddl(const Table& table, const std::vector<FieldId>& fields) {
  return "DROP INDEX IF EXISTS " + list_index_name(table, fields);
}

std::vector<std::string> create_views_ddl(const domain::Schema& schema) {
  const Table* choices = schema.find(domain::kChoicesTable);
  std::vector<std::string> statements;
  std::string records, values;
  std::size_t terms = 0;
  for (const Table& table : schema.tables()) {
    if (table.details_of) statements.push_back(details_view(table));
    statements.push_back(human_view(table, choices));
    if (table.details_of) continue;
    if (table.fields.empty() || ++terms > kMostViewTerms) continue;
    const std::string separator = records.empty() ? "" : " UNION ALL ";
    records += separator + record_term(table);
    values += separator + value_term(table, choices);
  }
  if (records.empty()) return statements;
  statements.push_back("CREATE VIEW database_dynamicrecord AS " + records);
  statements.push_back("CREATE VIEW database_dynamicvalue AS " + values);
  return statements;
}

std::vector<std::string> drop_views_ddl(const domain::Schema& schema) {
  std::vector<std::string> statements = {"DROP VIEW IF EXISTS database_dynamicrecord",
                                         "DROP VIEW IF EXISTS database_dynamicvalue"};
  for (const Table& table : schema.tables()) {
    statements.push_back("DROP VIEW IF EXISTS " + quoted(table.slug));
    if (table.details_of) statements.push_back("DROP VIEW IF EXISTS " + table_name(table.id));
  }
  return statements;
}

}  // namespace cochin::storage::sql
