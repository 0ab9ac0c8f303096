#include "app/access/evaluation.hpp"
#include "app/access/record_access.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "domain/expressions/checker.hpp"

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
  const domain::CheckContext context{
      .schema = scope.schema(), .table = table, .record_filter = step_conditions(actor, scope)};
  const auto checked = domain::check_expression(filter, context);
  if (!checked) return at_filter(checked.error());
  const Evaluation evaluation(actor, scope.local_time(), scope.catalog);
  auto compiled = storage::records::filter_of(*checked, scope.schema(), evaluation.context());
  if (!compiled) return at_filter(compiled.error());
  return compiled;
}

}  // namespace cochin::app
