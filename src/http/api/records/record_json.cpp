#include "http/api/records/record_json.hpp"

namespace cochin::http::api {

namespace {

using domain::Cell;
using domain::Field;
using domain::ValueKind;
using platform::JsonWriter;

/// A list of more choices than this is searched through for longer than it takes to write one.
constexpr std::size_t kMostWrittenChoices = 32;

void write_decimal(JsonWriter& json, std::int64_t unscaled, int scale) {
  json.string(Decimal{unscaled, scale}.to_string());
}

void write_choice(JsonWriter& json, std::int64_t id, const domain::ChoiceCatalog& choices) {
  const domain::Choice* choice = choices.find(id);
  if (choice == nullptr) return json.null();
  json.begin_object();
  json.member("value", choice->valeur);
  json.member("label", choice->label);
  json.end_object();
}

void write_link(JsonWriter& json, std::int64_t id, std::string_view label) {
  json.raw("{\"id\":");
  json.integer(id);
  json.raw_key(",\"label\":");
  if (label.empty()) {
    json.string("n° " + std::to_string(id));
  } else {
    json.string(label);
  }
  json.end_object();
}

void write_files(JsonWriter& json, const std::vector<domain::FileInfo>& files) {
  json.begin_array();
  for (const domain::FileInfo& file : files) {
    json.begin_object();
    json.member("id", file.id);
    json.member("name", file.name);
    json.member("size", file.size_bytes);
    json.member("mime", file.mime);
    json.member("url", "/api/v1/files/" + std::to_string(file.id));
    json.end_object();
  }
  json.end_array();
}

void write_user(JsonWriter& json, std::string_view raw_key, std::int64_t user) {
  json.raw_key(raw_key);
  if (user == 0) {
    json.null();
  } else {
    json.integer(user);
  }
}

void write_instant(JsonWriter& json, std::string_view raw_key, std::string_view instant) {
  json.raw_key(raw_key);
  json.string(instant);
}

}  // namespace

void RecordJson::begin(std::span<const Field* const> fields) {
  fields_.assign(fields.begin(), fields.end());
  keys_.clear();
  keys_.reserve(fields_.size());
  for (const Field* field : fields_) keys_.push_back(platform::make_raw_key(field->slug));
}

bool RecordJson::record(const domain::RecordCells& cells) {
  last_version_ = cells.version;
  json_.raw("{\"id\":");
  json_.integer(cells.id);
  json_.raw_key(",\"version\":");
  json_.integer(cells.version);
  write_instant(json_, ",\"created_at\":", cells.created_at);
  write_user(json_, ",\"created_by\":", cells.created_by);
  write_instant(json_, ",\"updated_at\":", cells.updated_at);
  write_user(json_, ",\"updated_by\":", cells.updated_by);
  json_.raw_key(",\"values\":");
  json_.begin_object();
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    json_.raw_key(keys_[i]);
    value(*fields_[i], cells.cells[i]);
  }
  json_.end_object();
  json_.end_object();
  return true;
}

void RecordJson::value(const Field& field, const Cell& cell) {
  if (cell.is_null) return json_.null();
  switch (field.kind()) {
    case ValueKind::kText:
    case ValueKind::kDate:
    case ValueKind::kDatetime: return json_.string(cell.text);
    case ValueKind::kInteger: return json_.integer(cell.integer);
    case ValueKind::kDecimal: return write_decimal(json_, cell.integer, field.options.scale);
    case ValueKind::kBoolean: return json_.boolean(cell.integer != 0);
    case ValueKind::kChoice: return choice(cell.integer);
    case ValueKind::kLink: return write_link(json_, cell.integer, cell.text);
    case ValueKind::kFiles: return write_files(json_, cell.files);
  }
}

/// The same few choices come again in every row: their text is written once and copied.
void RecordJson::choice(std::int64_t id) {
  for (const auto& [known, text] : written_choices_) {
    if (known == id) return json_.raw(text);
  }
  std::string text;
  JsonWriter writer(text);
  write_choice(writer, id, choices_);
  json_.raw(text);
  if (written_choices_.size() < kMostWrittenChoices) {
    written_choices_.emplace_back(id, std::move(text));
  }
}

void write_shown_value(JsonWriter& json, const Field& field, const app::ShownValue& shown,
                       const domain::ChoiceCatalog& choices) {
  const domain::Value& value = shown.value;
  if (const auto* text = std::get_if<std::string>(&value)) return json.string(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return json.integer(*number);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return json.string(decimal->to_string());
  if (const auto* date = std::get_if<Date>(&value)) return json.string(date->to_string());
  if (const auto* instant = std::get_if<Timestamp>(&value))
    return json.string(instant->to_string());
  if (const auto* flag = std::get_if<bool>(&value)) return json.boolean(*flag);
  if (const auto* reference = std::get_if<domain::RecordRef>(&value)) {
    if (field.kind() == ValueKind::kLink) return write_link(json, reference->id, shown.label);
    return write_choice(json, reference->id, choices);
  }
  const auto* files = std::get_if<domain::FileRefs>(&value);
  if (files == nullptr) return json.null();
  json.begin_array();
  for (const FileId file : files->ids) json.integer(file.value);
  json.end_array();
}

}  // namespace cochin::http::api
