#include <chrono>

#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/evaluator.hpp"

namespace cochin::app {

namespace {

/// The error of an expression, at the query parameter that holds it. `position` stays among the
/// parameters of the entry.
Error at_filter(const Error& error) {
  if (error.kind->code != ErrorCode::kInvalid) return error;
  return query_error("filter", *error.kind, error.parameters);
}

}  // namespace

Result<storage::records::RecordFilter> compile_filter(const Actor& actor, const ReadScope& scope,
                                                      const domain::Table& table,
                                                      std::string_view filter) {
  if (filter.empty()) return storage::records::RecordFilter{};
  const domain::CheckContext context{scope.schema(), table};
  const auto checked = domain::check_expression(filter, context);
  if (!checked) return at_filter(checked.error());
  const domain::Caller me{actor.id, actor.username, actor.groups};
  const LocalTime time = scope.local_time();
  domain::EvaluationContext evaluation{scope.choices(), me, time.now, time.today()};
  evaluation.start_of_day = [&](Date day) { return time.start_of(day); };
  auto compiled = storage::records::filter_of(*checked, scope.schema(), evaluation);
  if (!compiled) return at_filter(compiled.error());
  return compiled;
}

}  // namespace cochin::app
