#include "app/conditional_fields/record_rules.hpp"

#include <algorithm>
#include <optional>

#include "app/access/evaluation.hpp"
#include "app/access/record_access.hpp"
#include "base/error_catalog.hpp"
#include "storage/repositories/linked_records.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::app {

namespace {

using domain::Draft;
using domain::Field;
using domain::FormState;
using domain::RuleSet;
using domain::Table;
using domain::Violation;

bool is_refused(const Draft& draft, const std::string& pointer) {
  return std::ranges::any_of(draft.errors,
                             [&](const FieldError& error) { return error.pointer == pointer; });
}

bool is_in_reach(const Draft& draft, const Field& field) {
  return std::ranges::find(draft.hidden, field.id) == draft.hidden.end() &&
         std::ranges::find(draft.readonly, field.id) == draft.readonly.end();
}

void refuse(const RuleSet& rules, const Table& table, const Violation& violation, Draft& draft) {
  const Field& field = table.fields[violation.field];
  std::string pointer = draft.pointer + "/" + field.slug;
  if (!is_in_reach(draft, field) || is_refused(draft, pointer)) return;
  ErrorParameters parameters;
  if (violation.rule != Violation::kNoRule) {
    parameters.emplace_back("rule", rules.rules()[violation.rule].name);
  }
  draft.errors.push_back({std::move(pointer), violation.kind, std::move(parameters)});
}

/// A link that the writer gave to a record out of his reach counts as empty: what a rule reads of
/// the record would otherwise show in what it decides.
Status drop_links_out_of_reach(const Actor& actor, const ReadScope& scope, const Table& table,
                               Draft& draft) {
  const ReadScope seen{scope.connection, seen_by(actor, scope.catalog), scope.now, scope.zone};
  for (const std::size_t position : draft.named) {
    const Field& field = table.fields[position];
    const auto* link = std::get_if<domain::RecordRef>(&draft.values[position]);
    if (link == nullptr || field.kind() != domain::ValueKind::kLink) continue;
    const Table* target = seen.schema().find(field.options.target);
    const bool is_in_reach =
        target != nullptr &&
        TRY(storage::records::contains(
            scope.connection, TRY(readable_records(actor, seen, *target)), RecordId{link->id}));
    if (is_in_reach) continue;
    draft.errors.push_back({draft.pointer + "/" + field.slug,
                            &errors::unknown_record,
                            {{"id", std::to_string(link->id)}}});
    draft.values[position] = domain::Value{};
  }
  return ok();
}

/// The state after the change, its refusals in the draft.
Result<FormState> decide_and_refuse(const Actor& actor, const ReadScope& scope,
                                    const RuleSet& rules, const RecordInForm& record,
                                    Draft& draft) {
  const Table& table = record.table;
  TRY(drop_links_out_of_reach(actor, scope, table, draft));
  storage::LinkedRecords links(scope.connection, scope.schema().whole());
  const Evaluation evaluation(actor, scope.local_time(), scope.catalog);
  domain::EvaluationContext context = evaluation.context();
  context.links = &links;
  domain::RecordHandle self;
  if (record.id) self = TRY(links.find(table.id, record.id.value));
  context.self = self.get();

  std::optional<FormState> before;
  if (record.stored != nullptr) {
    std::vector<domain::Value> values = *record.stored;
    before = TRY(domain::decide(rules, table, context, {values, {}, record.stored}));
  }
  const domain::RuledDraft written{draft.values, draft.named, record.stored,
                                   before ? &*before : nullptr};
  FormState after = TRY(domain::decide(rules, table, context, written));
  for (const Violation& violation : domain::new_violations(after, written)) {
    refuse(rules, table, violation, draft);
  }
  return after;
}

void check_required(const RecordInForm& record, Draft& draft) {
  domain::check_required(
      record.table, record.id ? domain::RequiredScope::kNamedOnly : domain::RequiredScope::kAll,
      draft);
}

}  // namespace

Status apply_rules(const Actor& actor, const ReadScope& scope, const RecordInForm& record,
                   Draft& draft) {
  const RuleSet* rules = scope.catalog->rules->find(record.table.id);
  if (rules == nullptr) return check_required(record, draft), ok();
  TRY(decide_and_refuse(actor, scope, *rules, record, draft));
  return ok();
}

Result<FormState> decide_on(const Actor& actor, const ReadScope& scope, const RecordInForm& record,
                            Draft& draft) {
  const RuleSet* rules = scope.catalog->rules->find(record.table.id);
  if (rules != nullptr) return decide_and_refuse(actor, scope, *rules, record, draft);
  check_required(record, draft);
  return domain::plain_state(record.table);
}

}  // namespace cochin::app
