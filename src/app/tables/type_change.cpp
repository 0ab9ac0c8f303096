#include "app/tables/type_change.hpp"

#include "domain/schema/field_type.hpp"
#include "storage/repositories/column_values.hpp"
#include "storage/repositories/file_repository.hpp"
#include "storage/repositories/record_query.hpp"
#include "storage/repositories/record_repository.hpp"
#include "storage/repositories/revision_repository.hpp"
#include "storage/repositories/schema_repository.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using domain::Value;
using domain::ValueKind;

constexpr std::size_t kMostExamples = 10;

Result<std::string> names_of(WriteScope& scope, const domain::FileRefs& files) {
  std::string names;
  for (const FileId id : files.ids) {
    const auto file = TRY(storage::files::find(scope.connection, id));
    if (!file) continue;
    if (!names.empty()) names += ", ";
    names += file->name;
  }
  return names;
}

/// How a person would write the value: links by the label of their record, files by their names.
Result<std::string> written_form(WriteScope& scope, const Field& field, const Value& value) {
  if (const auto* files = std::get_if<domain::FileRefs>(&value)) return names_of(scope, *files);
  const auto* link = std::get_if<domain::RecordRef>(&value);
  const Table* target = scope.schema().find(field.options.target);
  if (field.kind() != ValueKind::kLink || link == nullptr || target == nullptr) {
    return domain::to_text(value, scope.choices());
  }
  return storage::records::label_of(scope.connection, scope.schema(), *target, RecordId{link->id});
}

/// Whether a converted value may be stored: a link must find its record.
Result<bool> can_be_stored(WriteScope& scope, const Field& field, const Value& value) {
  const auto* link = std::get_if<domain::RecordRef>(&value);
  if (field.kind() != ValueKind::kLink || link == nullptr) return true;
  return storage::records::exists(scope.connection, field.options.target, RecordId{link->id});
}

/// The table with the field as it will be.
Table with_field(Table table, const Field& after) {
  for (Field& field : table.fields) {
    if (field.id == after.id) field = after;
  }
  return table;
}

}  // namespace

bool keeps_values(const Field& before, const Field& after) {
  if (before.kind() != after.kind()) return false;
  return before.options.scale == after.options.scale &&
         before.options.category == after.options.category &&
         before.options.target == after.options.target;
}

Result<Conversion> convert_values(WriteScope& scope, const Table& table, const Field& before,
                                  const Field& after) {
  Conversion conversion;
  for (auto& [record, value] :
       TRY(storage::records::read_column(scope.connection, table, before))) {
    const std::string text = TRY(written_form(scope, before, value));
    auto converted = after.type->read_text(text, after, scope.choices());
    // The names of files are not the files.
    const bool has_form = before.kind() != ValueKind::kFiles;
    if (has_form && converted && !domain::is_empty(*converted) &&
        TRY(can_be_stored(scope, after, *converted))) {
      conversion.values.emplace_back(record, *std::move(converted));
      ++conversion.report.converted;
      continue;
    }
    conversion.lost.emplace_back(record, value);
    ++conversion.report.lost;
    if (conversion.report.examples.size() < kMostExamples) {
      conversion.report.examples.push_back({record, text});
    }
  }
  return conversion;
}

Status store_converted(WriteScope& scope, const Table& table, const Field& before,
                       const Field& after, const Conversion& conversion) {
  TRY(storage::schema::rebuild_list_indexes(scope.connection, table, Table{}));
  TRY(storage::schema::replace_column(scope.connection, scope.schema(), table.id, before, after));
  TRY(storage::schema::update_field(scope.connection, after));
  TRY(storage::records::write_column(scope.connection, table, after, conversion.values));
  return storage::schema::rebuild_list_indexes(scope.connection, Table{}, with_field(table, after));
}

Status keep_lost_values(const Actor& actor, WriteScope& scope, const Table& table,
                        const Field& before, const Conversion& conversion) {
  const storage::records::Change change{scope.now, actor.id};
  const std::size_t position = table.position_of(before);
  storage::records::Values values(table.fields.size());
  const std::string emptied = storage::records::write_document(table, values, {position});
  for (const auto& [record, value] : conversion.lost) {
    values[position] = value;
    const auto version =
        TRY(storage::records::raise_version(scope.connection, table, record, change));
    TRY(storage::revisions::add(
        scope.connection,
        {table.id, record, version, "update",
         storage::records::write_document(table, values, {position}), emptied},
        change));
  }
  return ok();
}

}  // namespace cochin::app
