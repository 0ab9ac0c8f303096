#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/repositories/record_query.hpp"

namespace cochin::storage::records {

enum class MetricKind { kCount, kSum, kMin, kMax, kAvg };

struct Metric {
  MetricKind kind;
  const domain::Field* field = nullptr;  ///< nullptr for `count`
};

/// What a metric gave: nothing, a number (at `field.options.scale` for decimals), a text (dates),
/// or for averages the exact sum and the number of values.
struct MetricResult {
  bool is_null = true;
  std::int64_t integer = 0;
  std::int64_t values = 0;
  std::string text;
};

struct Group {
  std::vector<domain::Value> key;  ///< one per grouping field
  std::vector<MetricResult> metrics;
};

/// The groups of the records that `query` finds, in the order of their keys, at most `limit`. O(N).
/// Errors: `number_overflow` when a sum does not fit.
Result<std::vector<Group>> aggregate(sql::Connection& connection, const RecordQuery& query,
                                     const std::vector<const domain::Field*>& group_by,
                                     const std::vector<Metric>& metrics, std::int64_t limit);

}  // namespace cochin::storage::records
