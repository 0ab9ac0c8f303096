#include "app/access/record_access.hpp"

#include "app/access/evaluation.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/record_filter.hpp"

namespace cochin::app {

namespace {

using domain::AccessView;
using domain::Table;
using storage::records::RowRights;
using storage::sql::SqlFragment;

/// The rows on which the view gives `action`, for the caller and the moment of `evaluation`.
RowRights rows_for(std::shared_ptr<const AccessView> view, Evaluation evaluation, Action action) {
  return [view = std::move(view), evaluation = std::move(evaluation), action](
             TableId table, const std::string& alias) -> SqlFragment {
    const domain::TableAccess* access = view->find(table);
    if (access == nullptr || !access->actions.has(action)) return SqlFragment("0");
    const domain::RecordCondition& condition = access->condition(action);
    if (condition == nullptr) return {};
    auto compiled =
        storage::records::condition_over(*condition, *view->whole(), evaluation.context(), alias);
    // A filter that cannot be computed lets nothing pass.
    return compiled ? *std::move(compiled) : SqlFragment("0");
  };
}

}  // namespace

RowRights readable_rows(const Actor& actor, const ReadScope& scope) {
  auto view = view_of(actor, *scope.catalog);
  if (view == nullptr || !view->filters_reading()) return {};
  return rows_for(std::move(view), {actor, scope.local_time(), scope.catalog}, Action::kRead);
}

Result<storage::records::RecordQuery> readable_records(const Actor& actor, const ReadScope& scope,
                                                       const Table& table) {
  TRY(check_reading(actor, scope, table));
  storage::records::RecordQuery query{scope.schema(), table, {}};
  query.readable = readable_rows(actor, scope);
  return query;
}

std::function<domain::RecordCondition(const Table&)> step_conditions(const Actor& actor,
                                                                     const ReadScope& scope) {
  auto view = view_of(actor, *scope.catalog);
  if (view == nullptr || !view->filters_reading()) return {};
  return [view = std::move(view)](const Table& table) -> domain::RecordCondition {
    const domain::TableAccess* access = view->find(table.id);
    return access == nullptr ? nullptr : access->condition(Action::kRead);
  };
}

Result<bool> may_touch(const Actor& actor, const WriteScope& scope, const Table& table, RecordId id,
                       Action action) {
  auto view = view_of(actor, *scope.catalog);
  if (view == nullptr) return true;
  const domain::TableAccess* access = view->find(table.id);
  if (access == nullptr || !access->actions.has(action)) return false;
  if (access->condition(action) == nullptr) return true;
  storage::records::RecordQuery query{scope.schema(), table, {}};
  query.readable = rows_for(std::move(view), {actor, scope.local_time(), scope.catalog}, action);
  return storage::records::contains(scope.connection, query, id);
}

Status check_record(const Actor& actor, const WriteScope& scope, const Table& table, RecordId id,
                    Action action) {
  TRY(check_access(actor, *scope.catalog, table, action));
  if (!TRY(may_touch(actor, scope, table, id, Action::kRead))) return Error{&errors::not_found};
  if (!TRY(may_touch(actor, scope, table, id, action))) return Error{&errors::forbidden};
  return ok();
}

Status check_written(const Actor& actor, const WriteScope& scope, const Table& table, RecordId id,
                     Action action) {
  const bool in_reach = TRY(may_touch(actor, scope, table, id, action)) &&
                        TRY(may_touch(actor, scope, table, id, Action::kRead));
  return in_reach ? ok() : Status(Error{&errors::forbidden});
}

}  // namespace cochin::app
