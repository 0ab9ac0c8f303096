#include "app/imports/import_columns.hpp"

#include <algorithm>
#include <set>

#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;

/// The position of the column called `name`, exactly or folded.
std::optional<std::size_t> find_column(const std::vector<std::string>& header,
                                       const std::string& name) {
  const auto exact = std::find(header.begin(), header.end(), name);
  if (exact != header.end()) return static_cast<std::size_t>(exact - header.begin());
  const std::string folded = fold(trim(name));
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (fold(header[i]) == folded) return i;
  }
  return std::nullopt;
}

const Field* find_by_header(const Table& table, const std::string& header) {
  const std::string folded = fold(header);
  for (const Field& field : table.fields) {
    if (field.kind() == domain::ValueKind::kFiles) continue;
    if (folded == field.slug || folded == fold(field.name)) return &field;
  }
  return nullptr;
}

const Field* find_link_target(const Field& field, const ImportPlan& plan,
                              const domain::Schema& schema) {
  const auto named = plan.links.find(field.slug);
  if (named == plan.links.end()) return nullptr;
  const Table* target = schema.find(field.options.target);
  return target == nullptr ? nullptr : target->find_field(named->second);
}

/// The field of each column, nullptr for those that have none.
Result<std::vector<const Field*>> choose_fields(const std::vector<std::string>& header,
                                                const ImportPlan& plan, const Table& table) {
  std::vector<const Field*> fields(header.size(), nullptr);
  std::set<const Field*> taken;
  for (const auto& [name, slug] : plan.mapping) {
    const auto column = find_column(header, name);
    if (!column) return Error{&errors::import_unknown_column, {{"name", name}}};
    fields[*column] = table.find_field(slug);
    taken.insert(fields[*column]);
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (fields[i] != nullptr || header[i].empty()) continue;
    const Field* field = find_by_header(table, header[i]);
    if (field != nullptr && !taken.contains(field)) fields[i] = field;
  }
  return fields;
}

}  // namespace

Result<ImportColumns> map_columns(const std::vector<std::string>& header, const ImportPlan& plan,
                                  const Table& table, const domain::Schema& schema) {
  const auto fields = TRY(choose_fields(header, plan, table));
  ImportColumns columns;
  std::set<const Field*> filled;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const Field* field = fields[i];
    if (field == nullptr) {
      if (!header[i].empty()) columns.ignored.push_back(header[i]);
      continue;
    }
    if (!filled.insert(field).second) {
      return Error{&errors::import_duplicate_column, {{"name", field->name}}};
    }
    if (plan.key == field->slug) columns.key = columns.mapped.size();
    columns.mapped.push_back({i, field, find_link_target(*field, plan, schema)});
  }
  if (columns.mapped.empty()) return Error{&errors::import_no_column};
  if (plan.key && !columns.key) return Error{&errors::import_key_missing, {{"name", *plan.key}}};
  return columns;
}

}  // namespace cochin::app
