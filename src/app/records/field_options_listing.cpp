#include "app/records/field_options_listing.hpp"

#include <optional>

#include "app/access/evaluation.hpp"
#include "app/access/record_access.hpp"
#include "app/records/draft_view.hpp"
#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/expressions/checker.hpp"
#include "domain/expressions/evaluator.hpp"
#include "domain/records/record_input.hpp"
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

Result<domain::Draft> read_draft(const ReadScope& scope, const Table& table,
                                 const FieldOptionsRequest& request) {
  domain::Draft draft = domain::new_draft(table);
  draft.pointer = "/query/draft";
  if (request.draft != nullptr) domain::read_input(table, scope.choices(), *request.draft, draft);
  // A draft is unfinished: a value that cannot be read yet counts as empty.
  return draft;
}

/// `options_when` over the rows of `target`, with the draft's values bound. It is the system's own:
/// it sees more than the caller may.
Result<storage::sql::SqlFragment> compile_options_when(const ReadScope& scope, const Table& table,
                                                       TableId target,
                                                       const FieldOptionsRequest& request) {
  const domain::Schema& schema = scope.schema().whole();
  const Table& whole_table = *schema.find(table.id);
  const std::string& source = whole_table.find_field(request.field.id)->options.options_when;
  if (source.empty()) return storage::sql::SqlFragment{};
  const domain::CheckContext context{schema, whole_table, &whole_table, schema.find(target)};
  const auto checked = TRY(domain::check_expression(source, context));
  const DraftView draft(table, TRY(read_draft(scope, table, request)).values);
  const Evaluation evaluation(Actor{}, scope.local_time(), scope.catalog);
  domain::EvaluationContext computed = evaluation.context();
  computed.self = computed.record = &draft;
  return storage::records::option_filter_of(checked, schema, computed);
}

Result<Candidates> candidates_of(const ReadScope& scope, const Table& table,
                                 const FieldOptionsRequest& request) {
  const Field& field = request.field;
  const bool is_choice = field.kind() == ValueKind::kChoice;
  const Table* target =
      is_choice ? scope.schema().choices_table() : scope.schema().find(field.options.target);
  if (target == nullptr) return Error{&errors::not_found};
  return Candidates{target, TRY(compile_options_when(scope, table, target->id, request))};
}

/// Keeps id and label of each record; the label fields are the cells asked for.
class OptionSink final : public domain::RecordSink {
 public:
  explicit OptionSink(const domain::ChoiceCatalog& choices) : choices_(choices) {}

  void begin(std::span<const Field* const>) override {}
  void record(const domain::RecordCells& cells) override {
    FieldOption option;
    option.id = RecordId{cells.id};
    if (const domain::Choice* choice = choices_.find(cells.id)) option.valeur = choice->valeur;
    options.push_back(std::move(option));
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

/// Choices are few and cached: all of the category, in its order, then the condition.
Result<std::vector<FieldOption>> choice_options(ReadScope& scope, const Candidates& candidates,
                                                const FieldOptionsRequest& request,
                                                const std::vector<std::string>& words) {
  std::vector<FieldOption> options;
  std::optional<std::vector<FieldOption>> allowed;
  if (!candidates.condition.text.empty()) {
    storage::records::RecordQuery query{scope.schema(), *candidates.table, {}};
    query.filter = candidates.condition;
    query.limit = 10'000;
    OptionSink sink(scope.choices());
    TRY(storage::records::read_page(scope.connection, query, sink));
    allowed = std::move(sink.options);
  }
  for (const domain::Choice* choice : scope.choices().in_category(request.field.options.category)) {
    if (static_cast<std::int64_t>(options.size()) == request.limit) break;
    if (!matches(words, choice->label) && !matches(words, choice->valeur)) continue;
    bool is_allowed = !allowed;
    for (const FieldOption& option : allowed.value_or(std::vector<FieldOption>())) {
      is_allowed |= option.id.value == choice->id;
    }
    if (is_allowed) options.push_back({choice->valeur, RecordId{choice->id}, choice->label});
  }
  return options;
}

Result<std::vector<FieldOption>> record_options(const Actor& actor, ReadScope& scope,
                                                const Candidates& candidates,
                                                const FieldOptionsRequest& request,
                                                const std::vector<std::string>& words) {
  const Table& target = *candidates.table;
  storage::records::RecordQuery query = TRY(readable_records(actor, scope, target));
  query.filter = candidates.condition;
  TRY(add_search(scope, words, query));
  query.sort = TRY(read_sort(target, {}));
  query.limit = request.limit;
  OptionSink sink(scope.choices());
  TRY(storage::records::read_page(scope.connection, query, sink));
  for (FieldOption& option : sink.options) {
    option.valeur.clear();
    option.label =
        TRY(storage::records::label_of(scope.connection, scope.schema(), target, option.id));
    if (option.label.empty()) option.label = "n° " + std::to_string(option.id.value);
  }
  return std::move(sink.options);
}

}  // namespace

Result<std::vector<FieldOption>> list_field_options(const Actor& actor, ReadScope& scope,
                                                    const Table& table,
                                                    const FieldOptionsRequest& request) {
  TRY(check_reading(actor, scope, table));
  const ValueKind kind = request.field.kind();
  if (kind != ValueKind::kChoice && kind != ValueKind::kLink) return Error{&errors::not_found};
  const Candidates candidates = TRY(candidates_of(scope, table, request));
  const auto words = TRY(read_words(request.search));
  if (kind == ValueKind::kChoice) return choice_options(scope, candidates, request, words);
  return record_options(actor, scope, candidates, request, words);
}

}  // namespace cochin::app
