#include "app/conditional_fields/added_options.hpp"

#include <algorithm>

#include "app/records/record_writing.hpp"
#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::app {

namespace {

Error refused(std::string pointer, const ErrorKind& kind) {
  return Error{&errors::invalid_input, {}, {{std::move(pointer), &kind, {}}}};
}

/// A value that the category does not have yet, as close to the label as values come.
std::string free_value(const domain::ChoiceCatalog& choices, const std::string& category,
                       const std::string& label) {
  std::string stem = make_slug(label);
  if (stem.empty()) stem = "option";
  std::string value = stem;
  for (int number = 2; choices.find(category, value) != nullptr; ++number) {
    value = stem + "_" + std::to_string(number);
  }
  return value;
}

std::int64_t next_order(const domain::ChoiceCatalog& choices, const std::string& category) {
  std::int64_t last = 0;
  for (const domain::Choice* choice : choices.in_category(category)) {
    last = std::max(last, choice->order);
  }
  return last + 1;
}

}  // namespace

Result<AddedOption> add_option(const Actor& actor, WriteScope& scope, const domain::Field& field,
                               const OptionDraft& draft) {
  const domain::Table* table = scope.schema().choices_table();
  if (field.kind() != domain::ValueKind::kChoice || table == nullptr) {
    return refused("/field", errors::field_without_options);
  }
  const auto label = clean_name(draft.label);
  if (!label) return refused("/label", errors::invalid_name);
  const std::string& category = field.options.category;
  if (const auto* present = scope.choices().find_by_text(category, *label)) {
    return AddedOption{present->valeur, present->label, false};
  }
  const std::string value = free_value(scope.choices(), category, *label);
  Tree::Map values = draft.values;
  std::erase_if(values, [](const Tree::Member& member) {
    return member.first == "categorie" || member.first == "valeur" || member.first == "libelle" ||
           member.first == "ordre";
  });
  values.emplace_back("categorie", category);
  values.emplace_back("valeur", value);
  values.emplace_back("libelle", *label);
  values.emplace_back("ordre", next_order(scope.choices(), category));
  const CatalogSnapshot kept = scope.catalog;  // `table` lives in it
  TRY(create_record(actor, scope, *table, values, {"create"}));
  return AddedOption{value, *label, true};
}

}  // namespace cochin::app
