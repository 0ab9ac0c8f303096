#include "storage/repositories/record_order.hpp"

#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;
using sql::SqlFragment;
using sql::SqlValue;

OrderKey choice_key(const domain::Schema& schema, const Field& field, SqlFragment& joins) {
  const std::string column = "r." + sql::column_name(field.id);
  const Table* choices = schema.choices_table();
  const Field* order = choices == nullptr ? nullptr : choices->find_field("ordre");
  const Field* label = choices == nullptr ? nullptr : choices->find_field("libelle");
  if (order == nullptr || label == nullptr) return {column, "", true, false};
  const std::string alias = "oc" + std::to_string(field.id.value);
  joins.append(" LEFT JOIN " + sql::table_name(choices->id) + " " + alias + " ON " + alias +
               ".id=" + column);
  return {"iif(" + column + " IS NULL,NULL,coalesce(" + alias + "." + sql::column_name(order->id) +
              ",0))",
          "coalesce(" + alias + "." + sql::folded_column_name(label->id) + ",'')", true, false};
}

OrderKey link_key(const RecordQuery& query, const Field& field, SqlFragment& joins) {
  const std::string column = "r." + sql::column_name(field.id);
  const Table* target = query.schema.find(field.options.target);
  if (target == nullptr) return {column, "", true, false};
  const std::string alias = "ol" + std::to_string(field.id.value);
  joins.append(join_link(query, target->id, alias, column));
  const std::string label = label_sql(query.schema, *target, alias);
  return {"iif(" + column + " IS NULL,NULL,fold(coalesce(" + label + ",'')))", "", true, false};
}

OrderKey field_key(const RecordQuery& query, const Field& field, SqlFragment& joins) {
  if (field.kind() == ValueKind::kChoice) return choice_key(query.schema, field, joins);
  if (field.kind() == ValueKind::kLink) return link_key(query, field, joins);
  const std::string column = "r." + sql::column_name(field.id);
  if (!sql::has_folded_column(field)) return {column, "", true, false};
  return {"r." + sql::folded_column_name(field.id), column, true, false};
}

std::size_t width(const OrderKey& key) { return key.second.empty() ? 1 : 2; }

const char* beyond(const OrderKey& key) { return key.descending ? "<?" : ">?"; }

/// ` AND (…)`-able: the records after the position, from key `index` on. `offset` is the place of
/// the key's first value in the position.
SqlFragment after_position(const std::vector<OrderKey>& keys, std::size_t index,
                           const Position& after, std::size_t offset) {
  const OrderKey& key = keys[index];
  const bool is_last = index + 1 == keys.size();
  const SqlValue& value = after[offset];
  SqlFragment condition;
  if (std::holds_alternative<std::monostate>(value)) {
    condition.append(key.first + " IS NULL AND (");
    condition.append(after_position(keys, index + 1, after, offset + width(key)));
    return condition.append(")");
  }
  condition.append(key.first + beyond(key), value);
  if (key.nullable) condition.append(" OR " + key.first + " IS NULL");
  if (is_last) return condition;
  condition.append(" OR (" + key.first + "=? AND (", value);
  if (!key.second.empty()) {
    condition.append(key.second + beyond(key), after[offset + 1]);
    condition.append(" OR (" + key.second + "=? AND (", after[offset + 1]);
  }
  condition.append(after_position(keys, index + 1, after, offset + width(key)));
  if (!key.second.empty()) condition.append("))");
  return condition.append("))");
}

std::string term(const std::string& expression, const OrderKey& key) {
  return expression + (key.descending ? " DESC" : "");
}

}  // namespace

std::vector<OrderKey> order_keys(const RecordQuery& query, const std::vector<SortKey>& sort,
                                 SqlFragment& joins) {
  std::vector<OrderKey> keys;
  for (const SortKey& wanted : sort) {
    if (wanted.field != nullptr) {
      keys.push_back(field_key(query, *wanted.field, joins));
    } else {
      const bool nullable = wanted.column.ends_with("_by");
      keys.push_back({"r." + std::string(wanted.column), "", nullable, false});
    }
    keys.back().descending = wanted.descending;
    if (keys.back().first == "r.id") return keys;
  }
  keys.push_back({"r.id", "", false, false});
  return keys;
}

std::size_t position_size(const std::vector<SortKey>& sort) {
  std::size_t size = 0;
  for (const SortKey& key : sort) {
    if (key.field == nullptr && key.column == "id") return size + 1;
    const bool two_values = key.field != nullptr && (key.field->kind() == ValueKind::kText ||
                                                     key.field->kind() == ValueKind::kChoice);
    size += two_values ? 2 : 1;
  }
  return size + 1;
}

std::string order_by(const std::vector<OrderKey>& keys, Segment segment) {
  std::string sql;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const OrderKey& key = keys[i];
    if (i == 0 && segment == Segment::kEmpty) continue;
    const bool may_be_null = key.nullable && (i > 0 || segment == Segment::kWhole);
    sql += sql.empty() ? " ORDER BY " : ",";
    if (may_be_null) sql += key.first + " IS NULL,";
    sql += term(key.first, key);
    if (!key.second.empty()) sql += "," + term(key.second, key);
  }
  return sql;
}

SqlFragment segment_condition(const std::vector<OrderKey>& keys, Segment segment,
                              const Position& after) {
  const OrderKey& key = keys.front();
  SqlFragment condition;
  if (segment == Segment::kWhole) return condition;
  const bool goes_on = !after.empty();
  const bool after_is_empty = goes_on && std::holds_alternative<std::monostate>(after.front());
  if (segment == Segment::kEmpty) {
    condition.append(" AND " + key.first + " IS NULL");
    if (!after_is_empty) return condition;
    condition.append(" AND (").append(after_position(keys, 1, after, width(key)));
    return condition.append(")");
  }
  if (key.nullable) condition.append(" AND " + key.first + " IS NOT NULL");
  if (!goes_on) return condition;
  // The plain range first: it is what the index of the key can answer.
  condition.append(" AND " + key.first + (key.descending ? "<=?" : ">=?"), after.front());
  condition.append(" AND (").append(after_position(keys, 0, after, 0));
  return condition.append(")");
}

}  // namespace cochin::storage::records
