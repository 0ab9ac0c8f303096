#include "app/conditional_fields/form_states.hpp"

#include <algorithm>

#include "app/access/record_access.hpp"
#include "app/conditional_fields/record_rules.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/record_query.hpp"
#include "storage/repositories/record_repository.hpp"

namespace cochin::app {

namespace {

using domain::Draft;
using domain::Table;
using storage::records::StoredRecord;

/// The record that a form changes. Errors: `not_found`.
Result<StoredRecord> readable_record(const Actor& actor, ReadScope& scope, const Table& table,
                                     RecordId id) {
  const auto query = TRY(readable_records(actor, scope, table));
  if (!TRY(storage::records::contains(scope.connection, query, id))) {
    return Error{&errors::not_found};
  }
  const Table& whole = *scope.schema().whole().find(table.id);
  auto record = TRY(storage::records::find(scope.connection, whole, id));
  if (!record || record->is_trashed) return Error{&errors::not_found};
  return *std::move(record);
}

/// What the actor may not change, whatever the rules say.
std::vector<FieldId> locked_fields(const domain::TableAccess* access, bool is_new) {
  if (access == nullptr) return {};
  return is_new ? access->readonly_on_create : access->readonly_on_update;
}

bool contains(const std::vector<FieldId>& fields, FieldId wanted) {
  return std::ranges::find(fields, wanted) != fields.end();
}

bool is_set_by_rule(const domain::FormState& state, std::size_t position) {
  const auto is_in = [&](const std::vector<std::size_t>& positions) {
    return std::ranges::find(positions, position) != positions.end();
  };
  return is_in(state.cleared) || is_in(state.defaulted);
}

}  // namespace

Result<FormAnswer> form_state(const Actor& actor, ReadScope& scope, const Table& table,
                              const FormRequest& request) {
  TRY(check_reading(actor, scope, table));
  const Table& whole = *scope.schema().whole().find(table.id);
  const auto view = view_of(actor, *scope.catalog);
  const domain::TableAccess* access = view == nullptr ? nullptr : view->find(table.id);
  std::optional<StoredRecord> stored;
  if (request.id) stored = TRY(readable_record(actor, scope, table, *request.id));

  Draft draft = domain::new_draft(whole);
  if (stored) draft.values = stored->values;
  if (access != nullptr) draft.hidden = access->hidden;
  domain::read_input(whole, scope.choices(), request.values, draft);
  if (!stored) domain::apply_defaults(whole, scope.choices(), draft);
  const RecordInForm record{whole, request.id.value_or(RecordId{}),
                            stored ? &stored->values : nullptr};
  domain::FormState state = TRY(decide_on(actor, scope, record, draft));

  const std::vector<FieldId> locked = locked_fields(access, !stored);
  FormAnswer answer;
  answer.catalog = scope.catalog;
  answer.rules = scope.catalog->rules->find(table.id);
  for (const domain::Field& field : table.fields) {
    const std::size_t position = whole.position_of(*whole.find_field(field.id));
    domain::FieldState& shown = state.fields[position];
    shown.is_readonly |= contains(locked, field.id);
    answer.fields.push_back({&field, position, std::move(shown), std::move(draft.values[position]),
                             is_set_by_rule(state, position)});
  }
  answer.errors = std::move(draft.errors);
  return answer;
}

Result<std::vector<ClosedFields>> closed_fields(const Actor& actor, ReadScope& scope,
                                                const Table& table,
                                                const std::vector<RecordId>& ids) {
  TRY(check_reading(actor, scope, table));
  if (ids.size() > kMostFormStates) {
    return Error{&errors::too_many_items, {{"max", std::to_string(kMostFormStates)}}};
  }
  std::vector<ClosedFields> all;
  if (scope.catalog->rules->find(table.id) == nullptr) return all;
  const Tree::Map unchanged;
  for (const RecordId id : ids) {
    const auto answer = form_state(actor, scope, table, {id, unchanged});
    if (!answer && answer.error().kind == &errors::not_found) continue;
    if (!answer) return answer.error();
    ClosedFields closed{id, {}, {}};
    for (const FormAnswer::Field& field : answer->fields) {
      if (!field.state.is_visible) {
        closed.hidden.push_back(field.field);
      } else if (field.state.is_readonly) {
        closed.readonly.push_back(field.field);
      }
    }
    if (!closed.hidden.empty() || !closed.readonly.empty()) all.push_back(std::move(closed));
  }
  return all;
}

}  // namespace cochin::app
