#include "app/conditional_fields/offenders.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>

#include "app/access/access.hpp"
#include "app/access/evaluation.hpp"
#include "app/access/record_access.hpp"
#include "app/records/record_writing.hpp"
#include "base/error_catalog.hpp"
#include "domain/conditional_fields/form_state.hpp"
#include "storage/repositories/linked_records.hpp"
#include "storage/repositories/record_query.hpp"
#include "storage/repositories/record_repository.hpp"

namespace cochin::app {

namespace {

using domain::Rule;
using domain::RuleSet;
using domain::Table;
using domain::Violation;
using storage::records::StoredRecord;

constexpr std::int64_t kMostRecords = 100'000;
constexpr std::int64_t kPage = 500;
constexpr std::size_t kMostShown = 100;
constexpr std::int64_t kMostCorrected = 1000;

/// A rule among those of its table.
struct RuleInPlace {
  const Table& table;  ///< as the system sees it
  RuleSet set;
  std::size_t position;
};

Result<RuleInPlace> put_in_place(const domain::Schema& schema, const domain::RuleBook& book,
                                 Rule rule) {
  const Table& table = *schema.find(rule.table);
  std::vector<Rule> rules = book.working_rules(table.id);
  std::erase_if(rules, [&](const Rule& other) { return other.id == rule.id; });
  rule.is_active = true;
  rules.push_back(rule);
  RuleSet set = TRY(RuleSet::compile(schema, table, std::move(rules)));
  const auto found = std::ranges::find(set.rules(), rule.id, &Rule::id);
  const auto position = static_cast<std::size_t>(found - set.rules().begin());
  return RuleInPlace{table, std::move(set), position};
}

Status check_may_look(const Actor& actor, const Catalog& catalog, const Table& table) {
  if (actor.password_change_required) return Error{&errors::password_change_required};
  if (!actor.may("rules.manage")) return Error{&errors::forbidden};
  return check_access(actor, catalog, table, Action::kRead);
}

/// What a record has that the rule refuses, or would take away.
std::vector<Violation> broken_by(std::size_t rule, const domain::FormState& state) {
  std::vector<Violation> broken;
  std::ranges::copy_if(state.violations, std::back_inserter(broken),
                       [&](const Violation& violation) { return violation.rule == rule; });
  for (const std::size_t position : state.cleared) {
    const domain::FieldState& field = state.fields[position];
    if (std::ranges::find(field.because, rule) == field.because.end()) continue;
    broken.push_back({position,
                      field.is_visible ? &errors::option_refused_by_rule : &errors::hidden_by_rule,
                      rule});
  }
  return broken;
}

/// Gives `take` each record that breaks the rule, until it says stop. False: not all were seen.
using Take = std::function<Result<bool>(const StoredRecord&, const std::vector<Violation>&)>;
Result<bool> each_offender(const Actor& actor, const ReadScope& scope, const RuleInPlace& rule,
                           const Take& take) {
  const Evaluation evaluation(actor, scope.local_time(), scope.catalog);
  std::int64_t seen = 0;
  RecordId last;
  for (; seen < kMostRecords; seen += kPage) {
    storage::LinkedRecords links(scope.connection, scope.schema().whole());
    domain::EvaluationContext context = evaluation.context();
    context.links = &links;
    const auto page = TRY(storage::records::live_after(scope.connection, rule.table, last, kPage));
    if (page.empty()) return true;
    last = page.back().id;
    for (const StoredRecord& record : page) {
      const auto self = TRY(links.find(rule.table.id, record.id.value));
      context.self = self.get();
      std::vector<domain::Value> values = record.values;
      const auto state =
          TRY(domain::decide(rule.set, rule.table, context, {values, {}, &record.values, nullptr}));
      const std::vector<Violation> broken = broken_by(rule.position, state);
      if (!broken.empty() && !TRY(take(record, broken))) return true;
    }
  }
  return false;
}

FieldError error_of(const RuleInPlace& rule, const Violation& violation) {
  return {"/values/" + rule.table.fields[violation.field].slug,
          violation.kind,
          {{"rule", rule.set.rules()[rule.position].name}}};
}

Result<Offenders> collect(const Actor& actor, ReadScope& scope, const RuleInPlace& rule) {
  TRY(check_may_look(actor, *scope.catalog, rule.table));
  const Table& seen = *scope.schema().find(rule.table.id);
  const auto readable = readable_rows(actor, scope);
  Offenders found;
  found.is_complete = TRY(each_offender(
      actor, scope, rule,
      [&](const StoredRecord& record, const std::vector<Violation>& broken) -> Result<bool> {
        ++found.count;
        if (found.first.size() == kMostShown) return true;
        Offender offender{record.id, {}, {}};
        offender.label = TRY(storage::records::label_of(scope.connection, scope.schema(), seen,
                                                        record.id, readable));
        for (const Violation& violation : broken) {
          offender.errors.push_back(error_of(rule, violation));
        }
        found.first.push_back(std::move(offender));
        return true;
      }));
  return found;
}

/// What corrects one record; empty when a missing value was not given.
std::optional<Tree::Map> correction_of(const RuleInPlace& rule,
                                       const std::vector<Violation>& broken,
                                       const Tree::Map& values) {
  Tree::Map change;
  for (const Violation& violation : broken) {
    const std::string& slug = rule.table.fields[violation.field].slug;
    const auto found = std::ranges::find(values, slug, &Tree::Member::first);
    const Tree* given = found == values.end() ? nullptr : &found->second;
    if (given == nullptr && violation.kind == &errors::required_by_rule) return std::nullopt;
    change.emplace_back(slug, given == nullptr ? Tree() : *given);
  }
  return change;
}

}  // namespace

Result<Offenders> find_offenders(const Actor& actor, ReadScope& scope, RuleId id) {
  const Rule* rule = scope.catalog->rules->find(id);
  if (rule == nullptr) return Error{&errors::not_found};
  const domain::Schema& schema = scope.schema().whole();
  return collect(actor, scope, TRY(put_in_place(schema, *scope.catalog->rules, *rule)));
}

Result<Offenders> preview_rule(const Actor& actor, ReadScope& scope, RuleId id,
                               const RuleInput& input) {
  const domain::RuleBook& book = *scope.catalog->rules;
  const Rule* present = id ? book.find(id) : nullptr;
  if (id && present == nullptr) return Error{&errors::not_found};
  const domain::Schema& schema = scope.schema().whole();
  Rule rule = TRY(draft_rule(schema, book, present == nullptr ? Rule{} : *present, input));
  return collect(actor, scope, TRY(put_in_place(schema, book, std::move(rule))));
}

Result<Correction> correct_offenders(const Actor& actor, WriteScope& scope, RuleId id,
                                     const Tree::Map& values) {
  const Rule* present = scope.catalog->rules->find(id);
  if (present == nullptr) return Error{&errors::not_found};
  const CatalogSnapshot catalog = scope.catalog;
  const auto rule = TRY(put_in_place(scope.schema(), *catalog->rules, *present));
  TRY(check_may_look(actor, *catalog, rule.table));
  Correction done;
  TRY(each_offender(
      actor, scope.reading(), rule,
      [&](const StoredRecord& record, const std::vector<Violation>& broken) -> Result<bool> {
        const auto change = correction_of(rule, broken, values);
        const Status written = change
                                   ? storage::records::all_or_nothing(
                                         scope.connection,
                                         [&]() -> Status {
                                           TRY(update_record(actor, scope, rule.table,
                                                             {record.id, {}, *change}, {"update"}));
                                           return ok();
                                         })
                                   : Status(Error{&errors::required_by_rule});
        (written ? done.corrected : done.left) += 1;
        return done.corrected < kMostCorrected;
      }));
  return done;
}

}  // namespace cochin::app
