#include "domain/records/record_input.hpp"

#include <algorithm>

#include "base/error_catalog.hpp"
#include "base/json_pointer.hpp"
#include "domain/schema/field_type.hpp"

namespace cochin::domain {

namespace {

void refuse(Draft& draft, std::string_view slug, const ErrorKind& kind,
            ErrorParameters parameters = {}) {
  draft.errors.push_back({draft.pointer + "/" + pointer_token(slug), &kind, std::move(parameters)});
}

bool is_named(const Draft& draft, std::size_t position) {
  return std::find(draft.named.begin(), draft.named.end(), position) != draft.named.end();
}

bool contains(const std::vector<FieldId>& fields, FieldId wanted) {
  return std::find(fields.begin(), fields.end(), wanted) != fields.end();
}

}  // namespace

Draft new_draft(const Table& table) {
  Draft draft;
  draft.values.resize(table.fields.size());
  return draft;
}

void read_input(const Table& table, const ChoiceCatalog& choices, const Tree::Map& input,
                Draft& draft) {
  for (const auto& [slug, tree] : input) {
    const Field* field = table.find_field(slug);
    if (field == nullptr || contains(draft.hidden, field->id)) {
      refuse(draft, slug, errors::unknown_field, {{"name", slug}});
      continue;
    }
    if (contains(draft.readonly, field->id)) {
      refuse(draft, slug, errors::readonly_field);
      continue;
    }
    const std::size_t position = table.position_of(*field);
    draft.named.push_back(position);
    if (tree.is_null()) {
      draft.values[position] = Value{};
      continue;
    }
    auto value = field->type->read(tree, *field, choices);
    if (value) {
      draft.values[position] = *std::move(value);
    } else {
      refuse(draft, slug, *value.error().kind, value.error().parameters);
    }
  }
}

void apply_defaults(const Table& table, const ChoiceCatalog& choices, Draft& draft) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const Field& field = table.fields[i];
    if (field.default_value.is_null() || is_named(draft, i)) continue;
    auto value = field.type->read(field.default_value, field, choices);
    if (value) draft.values[i] = *std::move(value);
  }
}

void check_required(const Table& table, RequiredScope scope, Draft& draft) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const Field& field = table.fields[i];
    if (!field.required || !is_empty(draft.values[i])) continue;
    if (scope == RequiredScope::kNamedOnly && !is_named(draft, i)) continue;
    if (contains(draft.hidden, field.id) || contains(draft.readonly, field.id)) continue;
    const std::string pointer = draft.pointer + "/" + field.slug;
    const bool refused = std::any_of(draft.errors.begin(), draft.errors.end(),
                                     [&](const FieldError& e) { return e.pointer == pointer; });
    if (!refused) refuse(draft, field.slug, errors::required);
  }
}

void check_writable(const Table& table, Draft& draft) {
  for (const std::size_t position : draft.named) {
    const Field& field = table.fields[position];
    if (contains(draft.readonly, field.id)) refuse(draft, field.slug, errors::readonly_field);
  }
}

void check_options(const Table& table, Draft& draft) {
  for (const std::size_t position : draft.named) {
    const Field& field = table.fields[position];
    if (is_empty(draft.values[position])) continue;
    const Status checked = field.type->check(draft.values[position], field);
    if (!checked) refuse(draft, field.slug, *checked.error().kind, checked.error().parameters);
  }
}

std::vector<std::size_t> changed_positions(const std::vector<Value>& before,
                                           const std::vector<Value>& after) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!(before[i] == after[i])) positions.push_back(i);
  }
  return positions;
}

}  // namespace cochin::domain
