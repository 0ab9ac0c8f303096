#include "app/records/record_aggregation.hpp"

#include <cstdlib>

#include "app/access/record_access.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;
using storage::records::Metric;
using storage::records::MetricKind;
using storage::records::MetricResult;

constexpr std::size_t kMostGroupings = 3;
constexpr std::size_t kMostMetrics = 10;
constexpr std::int64_t kMostGroups = 10'000;

constexpr std::pair<std::string_view, MetricKind> kFunctions[] = {
    {"count", MetricKind::kCount}, {"sum", MetricKind::kSum}, {"min", MetricKind::kMin},
    {"max", MetricKind::kMax},     {"avg", MetricKind::kAvg},
};

bool is_computable(MetricKind function, ValueKind kind) {
  const bool is_number = kind == ValueKind::kInteger || kind == ValueKind::kDecimal;
  const bool is_date = kind == ValueKind::kDate || kind == ValueKind::kDatetime;
  if (function == MetricKind::kCount) return true;
  if (function == MetricKind::kMin || function == MetricKind::kMax) return is_number || is_date;
  return is_number;
}

/// `sum(montant_ht)` or `count`.
Result<Metric> read_metric(const Table& table, std::string_view text) {
  const Error unknown =
      query_error("metrics", errors::unknown_field, {{"name", std::string(text)}});
  const std::size_t open = text.find('(');
  const std::string_view name = text.substr(0, open);
  for (const auto& [function, kind] : kFunctions) {
    if (function != name) continue;
    if (open == text.npos) {
      return kind == MetricKind::kCount ? Result<Metric>(Metric{kind}) : Result<Metric>(unknown);
    }
    if (!text.ends_with(')')) return unknown;
    const Field* field = table.find_field(text.substr(open + 1, text.size() - open - 2));
    if (field == nullptr) return unknown;
    if (!is_computable(kind, field->kind()))
      return query_error("metrics", errors::not_aggregatable);
    return Metric{kind, field};
  }
  return unknown;
}

Result<std::vector<Metric>> read_metrics(const Table& table, std::string_view text,
                                         std::vector<std::string>& names) {
  std::vector<Metric> metrics;
  if (trim(text).empty()) text = "count";
  while (true) {
    const std::size_t comma = text.find(',');
    names.emplace_back(trim(text.substr(0, comma)));
    metrics.push_back(TRY(read_metric(table, names.back())));
    if (metrics.size() > kMostMetrics) {
      return query_error("metrics", errors::above_maximum, {{"max", std::to_string(kMostMetrics)}});
    }
    if (comma == text.npos) return metrics;
    text.remove_prefix(comma + 1);
  }
}

Result<std::vector<const Field*>> read_grouping(const Table& table, std::string_view text) {
  if (trim(text).empty()) return std::vector<const Field*>();
  auto fields = read_fields(table, text);
  if (!fields) {
    return query_error("group_by", errors::unknown_field, fields.error().fields.front().parameters);
  }
  if (fields->size() > kMostGroupings) {
    return query_error("group_by", errors::above_maximum,
                       {{"max", std::to_string(kMostGroupings)}});
  }
  for (const Field* field : *fields) {
    if (field->kind() == ValueKind::kFiles) {
      return query_error("group_by", errors::not_aggregatable);
    }
  }
  return fields;
}

int scale_of(const Field* field) {
  const bool is_decimal = field != nullptr && field->kind() == ValueKind::kDecimal;
  return is_decimal ? field->options.scale : 0;
}

/// To six decimals; to those of the sum where 18 digits do not hold as many.
Decimal average(const Decimal& sum, std::int64_t values) {
  if (const auto exact = divide(sum, Decimal{values, 0})) return *exact;
  std::int64_t quotient = sum.unscaled / values;
  const std::int64_t rest = std::abs(sum.unscaled % values);
  const bool rounds_up = rest > values - rest || (rest == values - rest && quotient % 2 != 0);
  if (rounds_up) quotient += sum.unscaled < 0 ? -1 : 1;
  return {quotient, sum.scale};
}

Figure figure_of(const Metric& metric, const MetricResult& result) {
  Figure figure;
  figure.is_null = result.is_null;
  if (figure.is_null) return figure;
  figure.integer = result.integer;
  const Decimal sum{result.integer, scale_of(metric.field)};
  if (metric.kind == MetricKind::kAvg) {
    figure.is_text = true;
    figure.text = average(sum, result.values).to_string();
  } else if (!result.text.empty()) {
    figure.is_text = true;
    figure.text = result.text;
  } else if (metric.kind != MetricKind::kCount && metric.field->kind() == ValueKind::kDecimal) {
    figure.is_text = true;
    figure.text = sum.to_string();
  }
  return figure;
}

}  // namespace

Result<Aggregates> aggregate_records(const Actor& actor, ReadScope& scope, const Table& table,
                                     const AggregateRequest& request) {
  storage::records::RecordQuery query = TRY(readable_records(actor, scope, table));
  Aggregates aggregates;
  aggregates.group_by = TRY(read_grouping(table, request.group_by));
  const auto metrics = TRY(read_metrics(table, request.metrics, aggregates.metrics));
  query.filter = TRY(compile_filter(actor, scope, table, request.filter)).condition;
  TRY(add_search(scope, TRY(read_words(request.search)), query));
  const auto groups = TRY(storage::records::aggregate(scope.connection, query, aggregates.group_by,
                                                      metrics, kMostGroups));
  for (const auto& found : groups) {
    AggregateGroup group;
    for (std::size_t i = 0; i < found.key.size(); ++i) {
      group.key.push_back(TRY(show_value(actor, scope, *aggregates.group_by[i], found.key[i])));
    }
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      group.figures.push_back(figure_of(metrics[i], found.metrics[i]));
    }
    aggregates.groups.push_back(std::move(group));
  }
  return aggregates;
}

}  // namespace cochin::app
