#include "app/access/access_explanation.hpp"

#include <algorithm>

#include "app/access/evaluation.hpp"
#include "app/access/groups.hpp"
#include "app/access/record_access.hpp"
#include "app/auth/session_snapshot.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/record_filter.hpp"
#include "storage/repositories/user_repository.hpp"

namespace cochin::app {

namespace {

using domain::Group;
using domain::Table;
using Kind = GroupVerdict::Kind;

/// Whether the record passes a filter when `user` asks.
Result<bool> passes(const Actor& user, ReadScope& scope, const AccessQuestion& question,
                    const domain::CheckedExpression& filter) {
  const Evaluation evaluation(user, scope.local_time(), scope.catalog);
  storage::records::RecordQuery query{scope.schema(), question.table, {}};
  query.readable = [&](TableId, const std::string& alias) {
    auto compiled = storage::records::condition_over(filter, scope.schema().whole(),
                                                     evaluation.context(), alias);
    return compiled ? *std::move(compiled) : storage::sql::SqlFragment("0");
  };
  return storage::records::contains(scope.connection, query, *question.record);
}

Result<GroupVerdict> verdict_of(const Actor& user, ReadScope& scope, const AccessQuestion& question,
                                const Group& group, Action action) {
  GroupVerdict verdict{.group = group.name};
  const auto* permission = domain::permission_on(group.permissions, question.table.id);
  if (permission == nullptr) return verdict;
  verdict.for_every_table = !permission->table;
  if (!permission->actions.has(action)) return verdict;
  verdict.record_filter = permission->record_filter;
  const domain::Schema& whole = scope.schema().whole();
  const auto filter =
      domain::check_record_filter(whole, whole.find(question.table.id), permission->record_filter);
  verdict.kind = Kind::kGrants;
  if (!filter) {
    verdict.kind = Kind::kFilterBroken;
  } else if (*filter != nullptr && question.record &&
             !TRY(passes(user, scope, question, **filter))) {
    verdict.kind = Kind::kFilterFailed;
  }
  return verdict;
}

std::vector<std::string> slugs_of(const Table& table, const std::vector<FieldId>& fields) {
  std::vector<std::string> slugs;
  for (const domain::Field& field : table.fields) {
    if (std::find(fields.begin(), fields.end(), field.id) != fields.end()) {
      slugs.push_back(field.slug);
    }
  }
  return slugs;
}

Result<Actor> user_to_explain(ReadScope& scope, UserId id, domain::User& user) {
  const auto found = TRY(storage::users::find(scope.connection, id));
  if (!found) return Error{&errors::not_found};
  user = found->user;
  return actor_of_user(scope.connection, user);
}

/// What cannot be read cannot be touched; superusers may all, disabled accounts nothing.
void decide(const domain::User& user, std::vector<ActionVerdict>& actions) {
  for (ActionVerdict& verdict : actions) {
    verdict.is_allowed = std::any_of(verdict.groups.begin(), verdict.groups.end(),
                                     [](const auto& group) { return group.kind == Kind::kGrants; });
    verdict.is_allowed =
        verdict.is_allowed && (verdict.action == Action::kRead || actions.front().is_allowed);
    if (user.is_superuser) verdict.is_allowed = true;
    if (!user.is_active) verdict.is_allowed = false;
  }
}

}  // namespace

Result<AccessExplanation> explain_access(const Actor& actor, ReadScope& scope,
                                         const AccessQuestion& question) {
  TRY(check_may_manage_users(actor));
  const auto query = TRY(readable_records(actor, scope, question.table));
  if (question.record &&
      !TRY(storage::records::contains(scope.connection, query, *question.record))) {
    return Error{&errors::not_found};
  }
  AccessExplanation explanation;
  const Actor user = TRY(user_to_explain(scope, question.user, explanation.user));
  for (const Action action : domain::kActions) {
    ActionVerdict verdict{.action = action, .groups = {}};
    for (const Group& group : user.access->groups()) {
      verdict.groups.push_back(TRY(verdict_of(user, scope, question, group, action)));
    }
    explanation.actions.push_back(std::move(verdict));
  }
  decide(explanation.user, explanation.actions);
  const auto view = view_of(user, *scope.catalog);
  const auto* access = view == nullptr ? nullptr : view->find(question.table.id);
  if (access != nullptr) {
    explanation.hidden_fields = slugs_of(question.table, access->hidden);
    explanation.readonly_fields = slugs_of(question.table, access->readonly_on_update);
  }
  return explanation;
}

}  // namespace cochin::app
