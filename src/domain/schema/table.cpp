#include "domain/schema/table.hpp"

#include "base/check.hpp"

namespace cochin::domain {

std::vector<const Field*> Table::labelling_fields() const {
  std::vector<const Field*> found;
  for (const FieldId label : label_fields) {
    if (const Field* field = find_field(label)) found.push_back(field);
  }
  for (std::size_t i = 0; found.empty() && i < fields.size(); ++i) {
    if (fields[i].kind() == ValueKind::kText) found.push_back(&fields[i]);
  }
  return found;
}

const Field* Table::find_field(std::string_view wanted) const {
  for (const Field& field : fields) {
    if (field.slug == wanted) return &field;
  }
  return nullptr;
}

const Field* Table::find_field(FieldId wanted) const {
  for (const Field& field : fields) {
    if (field.id == wanted) return &field;
  }
  return nullptr;
}

std::size_t Table::position_of(const Field& field) const {
  const auto position = static_cast<std::size_t>(&field - fields.data());
  CHECK(position < fields.size());
  return position;
}

Schema::Schema(std::int64_t version, std::vector<Table> tables)
    : version_(version), tables_(std::move(tables)) {}

Schema::Schema(std::int64_t version, std::vector<Table> tables, std::shared_ptr<const Schema> whole)
    : version_(version), tables_(std::move(tables)), whole_(std::move(whole)) {}

const Table* Schema::choices_table() const { return whole().find(kChoicesTable); }

const Table* Schema::find(TableId wanted) const {
  for (const Table& table : tables_) {
    if (table.id == wanted) return &table;
  }
  return nullptr;
}

const Table* Schema::find(std::string_view slug) const {
  for (const Table& table : tables_) {
    if (table.slug == slug) return &table;
  }
  return nullptr;
}

std::vector<Schema::Reference> Schema::references_to(TableId target) const {
  std::vector<Reference> references;
  for (const Table& table : tables_) {
    if (table.details_of) continue;
    for (const Field& field : table.fields) {
      const bool points_here = field.kind() == ValueKind::kLink && field.options.target == target;
      if (points_here) references.push_back({&table, &field});
    }
  }
  return references;
}

}  // namespace cochin::domain
