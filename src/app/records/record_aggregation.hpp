#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/records/shown_value.hpp"
#include "storage/repositories/record_aggregates.hpp"

namespace cochin::app {

struct AggregateRequest {
  std::string_view group_by = {};  ///< `statut,type_projet`, at most 3; empty: one group
  std::string_view metrics = {};   ///< `count,sum(montant_ht)`, at most 10; empty: count
  std::string_view filter = {};
  std::string_view search = {};
};

/// One figure as it is answered: an integer, a decimal or a date as text, or nothing.
struct Figure {
  bool is_null = true;
  bool is_text = false;
  std::int64_t integer = 0;
  std::string text;
};

struct AggregateGroup {
  std::vector<ShownValue> key;
  std::vector<Figure> figures;
};

struct Aggregates {
  std::vector<const domain::Field*> group_by;
  std::vector<std::string> metrics;  ///< as they were asked for
  std::vector<AggregateGroup> groups;
};

/// Figures over the records of a table. O(N). At most 10,000 groups.
/// Errors: `invalid_input` (`unknown_field`, `not_aggregatable`), `number_overflow`, those of
/// expressions.
Result<Aggregates> aggregate_records(const Actor& actor, ReadScope& scope,
                                     const domain::Table& table, const AggregateRequest& request);

}  // namespace cochin::app
