#include "storage/repositories/record_query.hpp"

#include <algorithm>

#include "storage/repositories/page_index.hpp"
#include "storage/repositories/record_order.hpp"
#include "storage/repositories/record_values.hpp"
#include "storage/sql/expression_compiler.hpp"
#include "storage/sql/physical_names.hpp"
#include "storage/sql/table_ddl.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;
using sql::SqlFragment;
using sql::SqlValue;

constexpr std::size_t kColumnBytes = 16;  ///< of SQL, about
constexpr std::string_view kSelectFile = "SELECT name,size,mime FROM database_file WHERE id=?1";

/// The columns of the fields asked for, and the joins that give links their label.
struct Selection {
  std::string columns;
  SqlFragment joins;
};

/// ` AND …` of the rows `alias` that may be read; nothing when all may.
SqlFragment and_readable(const RowRights& readable, TableId table, const std::string& alias) {
  SqlFragment condition = readable ? readable(table, alias) : SqlFragment();
  if (condition.text.empty()) return condition;
  return SqlFragment(" AND ").append(condition);
}

Selection select_fields(const RecordQuery& query) {
  Selection selection{std::string(sql::kSystemColumnList), {}};
  selection.columns.reserve(selection.columns.size() + query.fields.size() * kColumnBytes);
  for (const Field* field : query.fields) {
    const std::string column = "r." + sql::column_name(field->id);
    selection.columns.append(",").append(column);
    if (field->kind() != ValueKind::kLink) continue;
    const Table* target = query.schema.find(field->options.target);
    const std::string alias = "l" + std::to_string(field->id.value);
    if (target == nullptr) {
      selection.columns += ",NULL";
      continue;
    }
    selection.columns += "," + label_sql(query.schema, *target, alias);
    selection.joins.append(join_link(query, target->id, alias, column));
  }
  return selection;
}

Result<std::vector<domain::FileInfo>> read_files(sql::Connection& connection,
                                                 std::string_view json) {
  std::vector<domain::FileInfo> files;
  for (const FileId id : read_file_ids(json)) {
    auto row = TRY(connection.prepare(kSelectFile));
    row.bind_all(id);
    if (!TRY(row.step())) continue;
    files.push_back({id.value, std::string(row.text(0)), row.integer(1), std::string(row.text(2))});
  }
  return files;
}

/// Reads the present row into cells that are used again for every row.
class RowReader {
 public:
  RowReader(sql::Connection& connection, const RecordQuery& query)
      : connection_(connection), query_(query) {
    record_.cells.resize(query.fields.size());
  }

  Result<const domain::RecordCells*> read(const sql::Statement& row) {
    record_.id = row.integer(0);
    record_.version = row.integer(1);
    record_.created_at = row.text(2);
    record_.created_by = row.integer(3);
    record_.updated_at = row.text(4);
    record_.updated_by = row.integer(5);
    int column = sql::kSystemColumns;
    for (std::size_t i = 0; i < query_.fields.size(); ++i) {
      TRY(read_cell(row, *query_.fields[i], column, record_.cells[i]));
    }
    return &record_;
  }

 private:
  Status read_cell(const sql::Statement& row, const Field& field, int& column, domain::Cell& cell) {
    const int at = column;
    const ValueKind kind = field.kind();
    column += kind == ValueKind::kLink ? 2 : 1;
    if (kind == ValueKind::kText || kind == ValueKind::kDate || kind == ValueKind::kDatetime) {
      cell.text = row.text(at);
      cell.is_null = cell.text.data() == nullptr;
      return ok();
    }
    cell.is_null = row.is_null(at);
    if (cell.is_null) return ok();
    switch (kind) {
      case ValueKind::kFiles: cell.files = TRY(read_files(connection_, row.text(at))); return ok();
      case ValueKind::kLink: cell.text = row.text(at + 1); break;
      default: break;
    }
    cell.integer = row.integer(at);
    return ok();
  }

  sql::Connection& connection_;
  const RecordQuery& query_;
  domain::RecordCells record_;
};

SqlValue column_value(const sql::Statement& row, int column, bool is_text) {
  if (row.is_null(column)) return {};
  if (is_text) return std::string(row.text(column));
  return row.integer(column);
}

/// Whether an order expression gives text: decided by what it sorts, as the cursor must keep it.
std::vector<bool> text_terms(const std::vector<SortKey>& sort) {
  std::vector<bool> is_text;
  for (const SortKey& key : sort) {
    const ValueKind kind = key.field == nullptr ? ValueKind::kInteger : key.field->kind();
    if (key.field == nullptr) {
      is_text.push_back(key.column.ends_with("_at"));
    } else if (kind == ValueKind::kText) {
      is_text.insert(is_text.end(), 2, true);
    } else if (kind == ValueKind::kChoice) {
      is_text.push_back(false);
      is_text.push_back(true);
    } else {
      is_text.push_back(kind == ValueKind::kDate || kind == ValueKind::kDatetime ||
                        kind == ValueKind::kLink || kind == ValueKind::kFiles);
    }
    if (key.field == nullptr && key.column == "id") return is_text;
  }
  is_text.push_back(false);
  return is_text;
}

/// What the keys compare, in the order of a `Position`.
std::string columns_of(const std::vector<OrderKey>& keys) {
  std::string columns;
  for (const OrderKey& key : keys) {
    columns += (columns.empty() ? "" : ",") + key.first;
    if (!key.second.empty()) columns += "," + key.second;
  }
  return columns;
}

Position read_position(const sql::Statement& row, int column, const std::vector<SortKey>& sort) {
  Position position;
  for (const bool is_text : text_terms(sort)) {
    position.push_back(column_value(row, column++, is_text));
  }
  return position;
}

/// One page: what stays the same while its segments are read one after the other.
class PageReader {
 public:
  PageReader(sql::Connection& connection, const RecordQuery& query, domain::RecordSink& sink)
      : connection_(connection),
        query_(query),
        sink_(sink),
        rows_(connection, query),
        selection_(select_fields(query)) {
    keys_ = order_keys(query, query.sort, selection_.joins);
    order_columns_ = "," + columns_of(keys_);
    first_order_column_ = sql::kSystemColumns;
    for (const Field* field : query.fields) {
      first_order_column_ += field->kind() == ValueKind::kLink ? 2 : 1;
    }
  }

  Result<PageEnd> read() {
    index_ = TRY(choose_page_index(connection_, query_));
    offset_ = query_.offset;
    const bool in_empty_part =
        !query_.after.empty() && std::holds_alternative<std::monostate>(query_.after.front());
    if (!in_empty_part) TRY(read_segment(Segment::kFilled));
    if (keys_.front().nullable && !end_.has_more && !is_enough_) {
      offset_ = TRY(offset_in_empty_part());
      TRY(read_segment(Segment::kEmpty));
    }
    return end_;
  }

 private:
  /// `columns` of the records of a segment, in order.
  SqlFragment select(const std::string& columns, Segment segment) const {
    SqlFragment sql("SELECT " + columns + " FROM " + sql::table_name(query_.table.id) + " r" +
                    index_);
    sql.append(selection_.joins);
    sql.append(matching_conditions(query_)).append(segment_condition(keys_, segment, query_.after));
    sql.append(order_by(keys_, segment));
    return sql.append(" LIMIT ?", query_.limit - given_ + 1);
  }

  /// After an offset the ids are found first: sorting or walking past thousands of records then
  /// carries their keys only.
  SqlFragment statement(Segment segment) const {
    const std::string columns = selection_.columns + order_columns_;
    if (offset_ == 0) return select(columns, segment);
    SqlFragment sql("SELECT " + columns + " FROM (");
    sql.append(select("r.id AS place", segment)).append(" OFFSET ?", offset_);
    sql.append(") p CROSS JOIN " + sql::table_name(query_.table.id) + " r ON r.id=p.place");
    return sql.append(selection_.joins).append(order_by(keys_, segment));
  }

  /// Where the page begins among the records whose first key is empty.
  Result<std::int64_t> offset_in_empty_part() {
    if (offset_ == 0 || given_ > 0) return 0;
    SqlFragment sql("SELECT count(*) FROM " + sql::table_name(query_.table.id) + " r");
    sql.append(selection_.joins)
        .append(matching_conditions(query_))
        .append(segment_condition(keys_, Segment::kFilled, {}));
    auto row = TRY(connection_.prepare(sql.text));
    sql::bind_values(row, sql.values);
    TRY(row.step());
    return std::max<std::int64_t>(0, offset_ - row.integer(0));
  }

  Status read_segment(Segment segment) {
    const SqlFragment sql = statement(segment);
    auto row = TRY(connection_.prepare(sql.text));
    sql::bind_values(row, sql.values);
    while (TRY(row.step())) {
      if (given_ == query_.limit) {
        end_.has_more = true;
        return ok();
      }
      is_enough_ = !sink_.record(*TRY(rows_.read(row)));
      if (is_enough_) return ok();
      if (++given_ == query_.limit) {
        end_.last = read_position(row, first_order_column_, query_.sort);
      }
    }
    return ok();
  }

  sql::Connection& connection_;
  const RecordQuery& query_;
  domain::RecordSink& sink_;
  RowReader rows_;
  Selection selection_;
  std::vector<OrderKey> keys_;
  std::string order_columns_;
  std::string index_;  ///< ` INDEXED BY …` or nothing
  int first_order_column_ = 0;
  std::int64_t given_ = 0;
  bool is_enough_ = false;   ///< the sink wants no more
  std::int64_t offset_ = 0;  ///< records of the segment to pass over
  PageEnd end_;
};

std::string label_part(const domain::Schema& schema, const Field& field, const std::string& alias) {
  const std::string column = alias + "." + sql::column_name(field.id);
  if (field.kind() == ValueKind::kDecimal) {
    return sql::decimal_text_sql(column, field.options.scale);
  }
  if (field.kind() != ValueKind::kChoice) return column;
  const Table* choices = schema.choices_table();
  const Field* label = choices == nullptr ? nullptr : choices->find_field("libelle");
  if (label == nullptr) return column;
  return "(SELECT lc." + sql::column_name(label->id) + " FROM " + sql::table_name(choices->id) +
         " lc WHERE lc.id=" + column + ")";
}

}  // namespace

std::string label_sql(const domain::Schema& schema, const Table& table, const std::string& alias) {
  const std::vector<const Field*> parts = table.labelling_fields();
  if (parts.empty()) return "NULL";
  if (parts.size() == 1) return label_part(schema, *parts.front(), alias);
  std::string sql = "concat_ws(' '";
  for (const Field* part : parts) sql += "," + label_part(schema, *part, alias);
  return sql + ")";
}

SqlFragment join_link(const RecordQuery& query, TableId target, const std::string& alias,
                      const std::string& column) {
  SqlFragment join(" LEFT JOIN " + sql::table_name(target) + " " + alias + " ON " + alias +
                   ".id=" + column);
  return join.append(and_readable(query.readable, target, alias));
}

Result<PageEnd> read_page(sql::Connection& connection, const RecordQuery& query,
                          domain::RecordSink& sink) {
  sink.begin(query.fields);
  return PageReader(connection, query, sink).read();
}

Result<std::optional<Position>> position_of(sql::Connection& connection, const RecordQuery& query,
                                            RecordId id) {
  SqlFragment joins;
  const auto keys = order_keys(query, query.sort, joins);
  SqlFragment sql("SELECT " + columns_of(keys) + " FROM " + sql::table_name(query.table.id) + " r");
  sql.append(joins).append(" WHERE r.id=?", id.value);
  sql.append(and_readable(query.readable, query.table.id, "r"));
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  if (!TRY(row.step())) return std::optional<Position>();
  return std::optional(read_position(row, 0, query.sort));
}

Result<std::int64_t> count(sql::Connection& connection, const RecordQuery& query) {
  SqlFragment sql;
  sql.append("SELECT count(*) FROM " + sql::table_name(query.table.id) + " r");
  sql.append(matching_conditions(query));
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  TRY(row.step());
  return row.integer(0);
}

Result<bool> read_one(sql::Connection& connection, const RecordQuery& query, RecordId id,
                      domain::RecordSink& sink) {
  const Selection selection = select_fields(query);
  SqlFragment sql("SELECT " + selection.columns + " FROM " + sql::table_name(query.table.id) +
                  " r");
  sql.append(selection.joins).append(" WHERE r.id=?", id.value);
  sql.append(query.trash ? " AND r.deleted_at IS NOT NULL" : " AND r.deleted_at IS NULL");
  sql.append(and_readable(query.readable, query.table.id, "r"));
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  if (!TRY(row.step())) return false;
  sink.begin(query.fields);
  RowReader rows(connection, query);
  sink.record(*TRY(rows.read(row)));
  return true;
}

Result<bool> contains(sql::Connection& connection, const RecordQuery& query, RecordId id) {
  SqlFragment sql("SELECT 1 FROM " + sql::table_name(query.table.id) + " r");
  sql.append(" WHERE r.id=?", id.value);
  sql.append(and_readable(query.readable, query.table.id, "r"));
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  return row.step();
}

Result<std::string> label_of(sql::Connection& connection, const domain::Schema& schema,
                             const Table& table, RecordId id, const RowRights& readable) {
  SqlFragment sql("SELECT " + label_sql(schema, table, "r") + " FROM " + sql::table_name(table.id) +
                  " r");
  sql.append(" WHERE r.id=?", id.value).append(and_readable(readable, table.id, "r"));
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  if (!TRY(row.step())) return std::string();
  return std::string(row.text(0));
}

SqlFragment matching_conditions(const RecordQuery& query) {
  SqlFragment where;
  std::vector<SqlFragment> conditions;
  conditions.emplace_back(query.trash ? "r.deleted_at IS NOT NULL" : "r.deleted_at IS NULL");
  if (query.readable) {
    SqlFragment readable = query.readable(query.table.id, "r");
    if (!readable.text.empty()) conditions.push_back(std::move(readable));
  }
  if (!query.candidates.text.empty()) conditions.push_back(query.candidates);
  if (!query.filter.text.empty()) conditions.push_back(query.filter);
  where.append(" WHERE ").append(sql::all_of(std::move(conditions)));
  for (const std::string& word : query.words) {
    where.append(" AND (0");
    for (const Field* field : query.searched) {
      where.append(" OR instr(r." + sql::folded_column_name(field->id) + ",?)>0", word);
    }
    where.append(")");
  }
  return where;
}

}  // namespace cochin::storage::records
