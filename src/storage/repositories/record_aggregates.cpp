#include "storage/repositories/record_aggregates.hpp"

#include "storage/repositories/record_order.hpp"
#include "storage/repositories/record_values.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::ValueKind;
using sql::SqlFragment;

/// The figures of one metric, in the order in which `read_metric` takes them.
std::vector<std::string> figures_of(const Metric& metric) {
  if (metric.field == nullptr) return {"count(*)"};
  const std::string column = "r." + sql::column_name(metric.field->id);
  switch (metric.kind) {
    case MetricKind::kCount: return {"count(" + column + ")"};
    case MetricKind::kSum: return {"sum(" + column + ")"};
    case MetricKind::kMin: return {"min(" + column + ")"};
    case MetricKind::kMax: return {"max(" + column + ")"};
    case MetricKind::kAvg: return {"sum(" + column + ")", "count(" + column + ")"};
  }
  return {};
}

/// The groups with their figures, in no order. A text group brings its folded twin, the same in
/// all of its records, for the order.
SqlFragment grouped(const RecordQuery& query, const std::vector<const Field*>& group_by,
                    const std::vector<Metric>& metrics) {
  std::string columns, grouping;
  const auto add = [&](const std::string& value, const std::string& name) {
    columns += (columns.empty() ? "" : ",") + value + " AS " + name;
  };
  for (const Field* field : group_by) {
    const std::string column = sql::column_name(field->id);
    grouping += (grouping.empty() ? " GROUP BY r." : ",r.") + column;
    add("r." + column, column);
    const std::string twin = sql::folded_column_name(field->id);
    if (sql::has_folded_column(*field)) add("min(r." + twin + ")", twin);
  }
  int figure = 0;
  for (const Metric& metric : metrics) {
    for (const std::string& sql : figures_of(metric)) add(sql, "m" + std::to_string(figure++));
  }
  SqlFragment sql("SELECT " + columns + " FROM " + sql::table_name(query.table.id) + " r");
  return sql.append(matching_conditions(query)).append(grouping);
}

MetricResult read_metric(const sql::Statement& row, const Metric& metric, int& column) {
  MetricResult result;
  const int at = column++;
  result.is_null = row.is_null(at);
  const bool is_date =
      metric.field != nullptr && metric.kind != MetricKind::kCount &&
      (metric.field->kind() == ValueKind::kDate || metric.field->kind() == ValueKind::kDatetime);
  if (is_date) {
    result.text = row.text(at);
  } else {
    result.integer = row.integer(at);
  }
  if (metric.kind == MetricKind::kAvg) result.values = row.integer(column++);
  return result;
}

}  // namespace

Result<std::vector<Group>> aggregate(sql::Connection& connection, const RecordQuery& query,
                                     const std::vector<const Field*>& group_by,
                                     const std::vector<Metric>& metrics, std::int64_t limit) {
  std::string columns;
  SqlFragment joins;
  std::vector<SortKey> sort;
  for (const Field* field : group_by) {
    columns += ",r." + sql::column_name(field->id);
    sort.push_back({field});
  }
  int figure = 0;
  for (const Metric& metric : metrics) {
    for (std::size_t i = 0; i < figures_of(metric).size(); ++i) {
      columns += ",r.m" + std::to_string(figure++);
    }
  }
  auto keys = order_keys(query, sort, joins);
  keys.pop_back();  // the id is no key of a group

  // Grouped first, then joined with what orders the groups: they are few, the records many.
  SqlFragment sql("SELECT " + columns.substr(1) + " FROM (");
  sql.append(grouped(query, group_by, metrics)).append(") r").append(joins);
  if (!keys.empty()) sql.append(order_by(keys, Segment::kWhole));
  sql.append(" LIMIT ?", limit);
  auto row = TRY(connection.prepare(sql.text));
  sql::bind_values(row, sql.values);
  std::vector<Group> groups;
  while (TRY(row.step())) {
    Group group;
    int column = 0;
    for (const Field* field : group_by) {
      group.key.push_back(TRY(read_value(row, column++, *field)));
    }
    for (const Metric& metric : metrics) group.metrics.push_back(read_metric(row, metric, column));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace cochin::storage::records
