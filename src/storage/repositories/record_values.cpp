#include "storage/repositories/record_values.hpp"

#include <charconv>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/schema/field_type.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::storage::records {

namespace {

using domain::Field;
using domain::FileRefs;
using domain::RecordRef;
using domain::Value;
using domain::ValueKind;

Error damaged(const Field& field) {
  return Error{&errors::internal, {}, {}, "damaged value in f" + std::to_string(field.id.value)};
}

std::string write_file_ids(const FileRefs& files) {
  std::string json = "[";
  for (const FileId file : files.ids) {
    if (json.size() > 1) json += ",";
    json += std::to_string(file.value);
  }
  return json + "]";
}

/// `["choice",5]` or `[3,5]`, record 5 of table 3: after a change of type the number alone could be
/// taken for another thing.
Tree reference_tree(const RecordRef& reference, const Field& field) {
  const bool is_choice = field.kind() == ValueKind::kChoice;
  return Tree::List{is_choice ? Tree("choice") : Tree(field.options.target.value), reference.id};
}

/// The stored form.
void write_stored(platform::JsonWriter& json, const Value& value, const Field& field) {
  if (const auto* text = std::get_if<std::string>(&value)) return json.string(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return json.integer(*number);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return json.string(decimal->to_string());
  if (const auto* date = std::get_if<Date>(&value)) return json.string(date->to_string());
  if (const auto* instant = std::get_if<Timestamp>(&value)) {
    return json.string(instant->to_string());
  }
  if (const auto* flag = std::get_if<bool>(&value)) return json.boolean(*flag);
  if (const auto* reference = std::get_if<RecordRef>(&value)) {
    return platform::write_tree(json, reference_tree(*reference, field));
  }
  if (const auto* files = std::get_if<FileRefs>(&value)) {
    return json.string(write_file_ids(*files));
  }
  json.null();
}

Value text_value(const std::string& text, const Field& field) {
  switch (field.kind()) {
    case ValueKind::kText: return text;
    case ValueKind::kDecimal:
      if (const auto number = Decimal::parse(text)) {
        if (const auto scaled = number->with_scale(field.options.scale)) return *scaled;
      }
      return {};
    case ValueKind::kDate:
      if (const auto date = Date::parse(text)) return *date;
      return {};
    case ValueKind::kDatetime:
      if (const auto instant = Timestamp::parse(text)) return *instant;
      return {};
    case ValueKind::kFiles:
      if (auto files = read_file_ids(text); !files.empty()) return FileRefs{std::move(files)};
      return {};
    default: return {};
  }
}

Value reference_value(const Tree::List& stored, const Field& field) {
  if (stored.size() != 2 || stored[1].as_integer() == nullptr) return {};
  const RecordRef reference{*stored[1].as_integer()};
  const bool fits = reference_tree(reference, field).as_list()->front() == stored.front();
  const bool is_reference = field.kind() == ValueKind::kChoice || field.kind() == ValueKind::kLink;
  return fits && is_reference ? Value(reference) : Value();
}

/// The value of a field that had another type then, read from its written form as a change of type
/// does.
Value converted(const Tree& stored, const Field& field) {
  std::string written;
  if (const std::string* text = stored.as_string()) written = *text;
  if (const std::int64_t* number = stored.as_integer()) written = std::to_string(*number);
  if (const bool* flag = stored.as_bool()) written = domain::to_text(*flag, {});
  auto value = field.type->read_text(written, field, {});
  return value ? *std::move(value) : Value();
}

/// Emptiness when the stored form does not fit the field any more.
Value value_of_tree(const Tree& tree, const Field& field) {
  const ValueKind kind = field.kind();
  if (const Tree::List* reference = tree.as_list()) return reference_value(*reference, field);
  if (const bool* flag = tree.as_bool(); flag && kind == ValueKind::kBoolean) return *flag;
  if (const auto* number = tree.as_integer(); number && kind == ValueKind::kInteger) return *number;
  if (const std::string* text = tree.as_string()) {
    if (Value value = text_value(*text, field); !domain::is_empty(value)) return value;
  }
  return converted(tree, field);
}

}  // namespace

void bind_value(sql::Statement& statement, int index, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bind(index, std::string_view(*text));
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    statement.bind(index, *number);
  } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
    statement.bind(index, decimal->unscaled);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    statement.bind(index, *date);
  } else if (const auto* instant = std::get_if<Timestamp>(&value)) {
    statement.bind(index, *instant);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    statement.bind(index, *flag);
  } else if (const auto* reference = std::get_if<RecordRef>(&value)) {
    statement.bind(index, reference->id);
  } else if (const auto* files = std::get_if<FileRefs>(&value)) {
    statement.bind(index, std::string_view(write_file_ids(*files)));
  } else {
    statement.bind_null(index);
  }
}

void bind_folded(sql::Statement& statement, int index, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) {
    statement.bind_null(index);
  } else {
    statement.bind(index, std::string_view(fold(*text)));
  }
}

Result<Value> read_value(const sql::Statement& row, int column, const Field& field) {
  if (row.is_null(column)) return Value{};
  switch (field.kind()) {
    case ValueKind::kInteger: return Value{row.integer(column)};
    case ValueKind::kDecimal: return Value{Decimal{row.integer(column), field.options.scale}};
    case ValueKind::kBoolean: return Value{row.boolean(column)};
    case ValueKind::kChoice:
    case ValueKind::kLink: return Value{RecordRef{row.integer(column)}};
    default: break;
  }
  Value value = text_value(std::string(row.text(column)), field);
  if (domain::is_empty(value)) return damaged(field);
  return value;
}

std::vector<FileId> read_file_ids(std::string_view json) {
  std::vector<FileId> files;
  const auto tree = platform::parse_json(json);
  if (!tree || tree->as_list() == nullptr) return files;
  for (const Tree& item : *tree->as_list()) {
    if (const std::int64_t* id = item.as_integer()) files.push_back(FileId{*id});
  }
  return files;
}

std::string write_document(const domain::Table& table, const Values& values,
                           const std::vector<std::size_t>& positions) {
  std::string json;
  platform::JsonWriter writer(json);
  writer.begin_object();
  for (const std::size_t position : positions) {
    writer.key(std::to_string(table.fields[position].id.value));
    write_stored(writer, values[position], table.fields[position]);
  }
  writer.end_object();
  return json;
}

Result<std::vector<FieldValue>> read_document(const domain::Table& table, std::string_view json) {
  const Tree tree = TRY(platform::parse_json(json));
  std::vector<FieldValue> values;
  if (tree.as_map() == nullptr) return values;
  for (const auto& [key, stored] : *tree.as_map()) {
    std::int64_t id = 0;
    std::from_chars(key.data(), key.data() + key.size(), id);
    const Field* field = table.find_field(FieldId{id});
    if (field != nullptr) values.push_back({field, value_of_tree(stored, *field)});
  }
  return values;
}

}  // namespace cochin::storage::records
