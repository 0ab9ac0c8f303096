#include "app/records/field_options_listing.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "app/access/evaluation.hpp"
#include "app/access/record_access.hpp"
#include "app/conditional_fields/record_rules.hpp"
#include "app/records/draft_view.hpp"
#include "app/records/page_cursor.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/expressions/evaluator.hpp"
#include "domain/records/record_input.hpp"
#include "storage/repositories/linked_records.hpp"
#include "storage/repositories/record_filter.hpp"
#include "storage/repositories/record_query.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using domain::ValueKind;

/// The records that are candidates: those of the linked table, or of the field's category.
struct Candidates {
  const Table* table;  ///< as the caller sees it
  storage::sql::SqlFragment condition;
};

/// A draft is unfinished: a value that cannot be read yet counts as empty.
domain::Draft read_draft(const ReadScope& scope, const Table& table,
                         const FieldOptionsRequest& request) {
  domain::Draft draft = domain::new_draft(table);
  if (request.draft != nullptr) domain::read_input(table, scope.choices(), *request.draft, draft);
  return draft;
}

/// What the field's `options_when` and the rules demand of the rows of its target, with the
/// draft's values bound. They see with the system's view: more than the caller may.
Result<storage::sql::SqlFragment> compile_conditions(const Actor& actor, const ReadScope& scope,
                                                     const Table& table,
                                                     const FieldOptionsRequest& request) {
  const domain::Schema& schema = scope.schema().whole();
  const Table& whole = *schema.find(table.id);
  domain::Draft draft = read_draft(scope, whole, request);
  const auto state = TRY(decide_on(actor, scope, {whole, {}}, draft));
  const std::size_t position = whole.position_of(*whole.find_field(request.field.id));
  const DraftView record(whole, std::move(draft.values));
  const Evaluation evaluation(actor, scope.local_time(), scope.catalog);
  storage::LinkedRecords links(scope.connection, schema);
  domain::EvaluationContext computed = evaluation.context();
  computed.self = computed.record = &record;
  computed.links = &links;
  return storage::records::option_filter_of(state.fields[position].options, schema, computed);
}

Result<Candidates> candidates_of(const Actor& actor, const ReadScope& scope, const Table& table,
                                 const FieldOptionsRequest& request) {
  const Field& field = request.field;
  const bool is_choice = field.kind() == ValueKind::kChoice;
  const Table* target =
      is_choice ? scope.schema().choices_table() : scope.schema().find(field.options.target);
  if (target == nullptr) return Error{&errors::not_found};
  return Candidates{target, TRY(compile_conditions(actor, scope, table, request))};
}

/// Keeps id and label of each record; the label fields are the cells asked for.
class OptionSink final : public domain::RecordSink {
 public:
  explicit OptionSink(const domain::ChoiceCatalog& choices) : choices_(choices) {}

  void begin(std::span<const Field* const>) override {}
  bool record(const domain::RecordCells& cells) override {
    FieldOption option;
    option.id = RecordId{cells.id};
    if (const domain::Choice* choice = choices_.find(cells.id)) option.valeur = choice->valeur;
    options.push_back(std::move(option));
    return true;
  }

  std::vector<FieldOption> options;

 private:
  const domain::ChoiceCatalog& choices_;
};

bool matches(const std::vector<std::string>& words, std::string_view label) {
  const std::string folded = fold(label);
  for (const std::string& word : words) {
    if (folded.find(word) == std::string::npos) return false;
  }
  return true;
}

/// What is listed, in the form of a query; also tells one list from another.
Result<storage::records::RecordQuery> query_of(storage::records::RecordQuery query,
                                               const Candidates& candidates,
                                               const FieldOptionsRequest& request) {
  query.filter = candidates.condition;
  query.words = TRY(read_words(request.search));
  query.sort = TRY(read_sort(*candidates.table, {}));
  query.limit = request.limit;
  return query;
}

std::uint64_t identity_of(const storage::records::RecordQuery& query, const Field& field) {
  return list_identity(query, "options " + std::to_string(field.id.value));
}

/// The ids of the choices that the conditions let pass.
Result<std::vector<std::int64_t>> allowed_choices(ReadScope& scope, const Candidates& candidates) {
  storage::records::RecordQuery query{scope.schema(), *candidates.table, {}};
  query.filter = candidates.condition;
  query.limit = 10'000;
  OptionSink sink(scope.choices());
  TRY(storage::records::read_page(scope.connection, query, sink));
  std::vector<std::int64_t> ids;
  for (const FieldOption& option : sink.options) ids.push_back(option.id.value);
  std::ranges::sort(ids);
  return ids;
}

/// Behind the choice where the page of the cursor ended.
Result<std::size_t> start_after(std::span<const domain::Choice* const> choices,
                                std::uint64_t identity, std::string_view cursor) {
  if (cursor.empty()) return std::size_t{0};
  const auto position = TRY(read_cursor(identity, 1, cursor));
  const auto* id = std::get_if<std::int64_t>(&position.front());
  const auto last = std::ranges::find_if(
      choices, [&](const domain::Choice* choice) { return id != nullptr && choice->id == *id; });
  if (last == choices.end()) return query_error("cursor", errors::invalid_cursor);
  return static_cast<std::size_t>(last - choices.begin()) + 1;
}

/// Choices are few and cached: all of the category, in its order, then the condition.
Result<FieldOptionsPage> choice_options(ReadScope& scope, const Candidates& candidates,
                                        const FieldOptionsRequest& request) {
  const auto query = TRY(query_of({scope.schema(), *candidates.table, {}}, candidates, request));
  const std::uint64_t identity = identity_of(query, request.field);
  const auto choices = scope.choices().in_category(request.field.options.category);
  std::optional<std::vector<std::int64_t>> allowed;
  if (!query.filter.text.empty()) allowed = TRY(allowed_choices(scope, candidates));
  FieldOptionsPage page;
  for (std::size_t i = TRY(start_after(choices, identity, request.cursor)); i < choices.size();
       ++i) {
    const domain::Choice& choice = *choices[i];
    if (!matches(query.words, choice.label) && !matches(query.words, choice.valeur)) continue;
    if (allowed && !std::ranges::binary_search(*allowed, choice.id)) continue;
    if (std::cmp_equal(page.items.size(), request.limit)) {
      page.next = write_cursor(identity, {page.items.back().id.value});
      break;
    }
    page.items.push_back({choice.valeur, RecordId{choice.id}, choice.label});
  }
  return page;
}

Result<FieldOptionsPage> record_options(const Actor& actor, ReadScope& scope,
                                        const Candidates& candidates,
                                        const FieldOptionsRequest& request) {
  const Table& target = *candidates.table;
  auto query = TRY(query_of(TRY(readable_records(actor, scope, target)), candidates, request));
  TRY(add_search(scope, query.words, query));
  const std::uint64_t identity = identity_of(query, request.field);
  if (!request.cursor.empty()) TRY(continue_after(scope, query, identity, request.cursor));
  OptionSink sink(scope.choices());
  const auto end = TRY(storage::records::read_page(scope.connection, query, sink));
  FieldOptionsPage page{std::move(sink.options), {}};
  if (end.has_more) page.next = write_cursor(identity, end.last);
  for (FieldOption& option : page.items) {
    option.valeur.clear();
    option.label =
        TRY(storage::records::label_of(scope.connection, scope.schema(), target, option.id));
    if (option.label.empty()) option.label = "n° " + std::to_string(option.id.value);
  }
  return page;
}

}  // namespace

Result<FieldOptionsPage> list_field_options(const Actor& actor, ReadScope& scope,
                                            const Table& table,
                                            const FieldOptionsRequest& request) {
  TRY(check_reading(actor, scope, table));
  const ValueKind kind = request.field.kind();
  if (kind != ValueKind::kChoice && kind != ValueKind::kLink) return Error{&errors::not_found};
  const Candidates candidates = TRY(candidates_of(actor, scope, table, request));
  if (kind == ValueKind::kChoice) return choice_options(scope, candidates, request);
  return record_options(actor, scope, candidates, request);
}

}  // namespace cochin::app
