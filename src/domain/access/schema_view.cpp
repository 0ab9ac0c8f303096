#include "domain/access/schema_view.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/expressions/checker.hpp"

namespace cochin::domain {

namespace {

/// The order without the keys that `table` no longer has.
std::string remaining_sort(const Table& whole, const Table& table) {
  std::string remaining;
  std::string_view keys = whole.default_sort;
  while (!keys.empty()) {
    const std::size_t comma = keys.find(',');
    const std::string_view key = trim(keys.substr(0, comma));
    const std::string_view name = key.starts_with('-') ? key.substr(1) : key;
    const bool is_lost = whole.find_field(name) != nullptr && table.find_field(name) == nullptr;
    if (!is_lost) remaining.append(remaining.empty() ? "" : ",").append(key);
    if (comma == keys.npos) break;
    keys.remove_prefix(comma + 1);
  }
  return remaining;
}

void forget_lost_fields(const Table& whole, Table& table) {
  const auto is_lost = [&](FieldId field) { return table.find_field(field) == nullptr; };
  std::erase_if(table.label_fields, is_lost);
  std::erase_if(table.indexes, [&](const std::vector<FieldId>& list) {
    return std::any_of(list.begin(), list.end(), is_lost);
  });
  table.default_sort = remaining_sort(whole, table);
}

/// The text of a condition over what does not exist here would tell of it.
bool names_the_unknown(const Schema& schema, const Table& table, const Field& field) {
  const Table* target = field.kind() == ValueKind::kChoice ? schema.choices_table()
                                                           : schema.find(field.options.target);
  if (target == nullptr) return true;
  const CheckContext context{schema, table, &table, target};
  return !check_expression(field.options.options_when, context);
}

std::vector<Table> without_foreign_conditions(const Schema& schema) {
  std::vector<Table> tables(schema.tables().begin(), schema.tables().end());
  for (Table& table : tables) {
    for (Field& field : table.fields) {
      if (field.options.options_when.empty()) continue;
      if (names_the_unknown(schema, table, field)) field.options.options_when.clear();
    }
  }
  return tables;
}

}  // namespace

SchemaSnapshot restrict_schema(
    const SchemaSnapshot& whole,
    const std::function<bool(const Table& table, const Field* field)>& sees) {
  std::vector<Table> tables;
  bool is_whole = true;
  for (const Table& table : whole->tables()) {
    if (!sees(table, nullptr)) {
      is_whole = false;
      continue;
    }
    Table shown = table;
    std::erase_if(shown.fields, [&](const Field& field) { return !sees(table, &field); });
    if (shown.fields.size() != table.fields.size()) {
      is_whole = false;
      forget_lost_fields(table, shown);
    }
    tables.push_back(std::move(shown));
  }
  if (is_whole) return whole;
  const Schema first(whole->version(), std::move(tables), whole);
  return std::make_shared<const Schema>(whole->version(), without_foreign_conditions(first), whole);
}

}  // namespace cochin::domain
