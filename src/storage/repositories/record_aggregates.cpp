#include "storage/repositories/record_aggregates.hpp"

#include "storage/repositories/record_order.hpp"
#include "storage/repositories/record_values.hpp"
#include "storage/sql/physical_names.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::ValueKind;
using sql::SqlFragment;

std::string metric_sql(const Metric& metric) {
  if (metric.field == nullptr) return ",count(*)";
  const std::string column = "r." + sql::column_name(metric.field->id);
  switch (metric.kind) {
    case MetricKind::kCount: return ",count(" + column + ")";
    case MetricKind::kSum: return ",sum(" + column + ")";
    case MetricKind::kMin: return ",min(" + column + ")";
    case MetricKind::kMax: return ",max(" + column + ")";
    case MetricKind::kAvg: return ",sum(" + column + "),count(" + column + ")";
  }
  return {};
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
  std::string columns, grouping, joins;
  std::vector<SortKey> sort;
  for (const Field* field : group_by) {
    const std::string column = "r." + sql::column_name(field->id);
    grouping += (grouping.empty() ? " GROUP BY " : ",") + column;
    columns += (columns.empty() ? "" : ",") + column;
    sort.push_back({field});
  }
  for (const Metric& metric : metrics) columns += metric_sql(metric);
  if (group_by.empty()) columns.erase(0, 1);
  auto keys = order_keys(query.schema, sort, joins);
  keys.pop_back();  // the id is no key of a group

  SqlFragment sql;
  sql.append("SELECT " + columns + " FROM " + sql::table_name(query.table.id) + " r" + joins);
  sql.append(matching_conditions(query));
  sql.append(grouping + (keys.empty() ? std::string() : order_by(keys, Segment::kWhole)));
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
