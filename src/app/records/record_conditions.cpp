#include "app/records/record_conditions.hpp"

#include <algorithm>
#include <array>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "storage/repositories/search_index.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::Table;
using storage::records::SortKey;

constexpr std::size_t kMostSortKeys = 8;
constexpr std::size_t kMostWords = 20;
constexpr std::size_t kLongestSearch = 500;

constexpr std::array<std::string_view, 6> kSystemColumns = {
    "id", "version", "created_at", "created_by", "updated_at", "updated_by"};

std::vector<std::string_view> split_names(std::string_view names) {
  std::vector<std::string_view> parts;
  while (!names.empty()) {
    const std::size_t comma = names.find(',');
    parts.push_back(trim(names.substr(0, comma)));
    if (comma == names.npos) break;
    names.remove_prefix(comma + 1);
  }
  return parts;
}

Result<SortKey> read_sort_key(const Table& table, std::string_view name) {
  SortKey key;
  key.descending = name.starts_with('-');
  if (key.descending) name.remove_prefix(1);
  const auto column = std::find(kSystemColumns.begin(), kSystemColumns.end(), name);
  if (column != kSystemColumns.end()) {
    key.column = *column;
    return key;
  }
  key.field = table.find_field(name);
  if (key.field == nullptr) {
    return query_error("sort", errors::unknown_field, {{"name", std::string(name)}});
  }
  return key;
}

}  // namespace

Error query_error(std::string_view parameter, const ErrorKind& kind, ErrorParameters parameters) {
  return Error{&errors::invalid_input,
               {},
               {{"/query/" + std::string(parameter), &kind, std::move(parameters)}}};
}

Result<std::vector<const Field*>> read_fields(const Table& table, std::string_view names) {
  std::vector<const Field*> fields;
  if (names.empty()) {
    for (const Field& field : table.fields) fields.push_back(&field);
    return fields;
  }
  for (const std::string_view name : split_names(names)) {
    const Field* field = table.find_field(name);
    if (field == nullptr) {
      return query_error("fields", errors::unknown_field, {{"name", std::string(name)}});
    }
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
  }
  return fields;
}

Result<std::vector<SortKey>> read_sort(const Table& table, std::string_view names) {
  std::vector<SortKey> keys;
  for (const std::string_view name : split_names(names.empty() ? table.default_sort : names)) {
    if (name.empty()) continue;
    if (keys.size() == kMostSortKeys) {
      return query_error("sort", errors::above_maximum, {{"max", std::to_string(kMostSortKeys)}});
    }
    auto key = read_sort_key(table, name);
    const bool own_order = names.empty();
    if (!key && own_order) continue;  // a removed field does not break the table's own order
    TRY(key);
    // What an earlier key has decided is decided.
    const bool repeated = std::any_of(keys.begin(), keys.end(), [&](const SortKey& other) {
      return other.field == key->field && (key->field != nullptr || other.column == key->column);
    });
    if (!repeated) keys.push_back(*std::move(key));
  }
  return keys;
}

Result<std::vector<std::string>> read_words(std::string_view search) {
  if (count_characters(search) > kLongestSearch) {
    return query_error("search", errors::too_long, {{"max", std::to_string(kLongestSearch)}});
  }
  std::vector<std::string> words;
  const std::string folded = fold(search);
  for (const std::string_view word : split_words(folded)) {
    if (words.size() < kMostWords) words.emplace_back(word);
  }
  return words;
}

Status add_search(ReadScope& scope, std::vector<std::string> words,
                  storage::records::RecordQuery& query) {
  if (words.empty()) return ok();
  for (const Field& field : query.table.fields) {
    const bool is_text = field.kind() == domain::ValueKind::kText;
    if (field.searchable && is_text) query.searched.push_back(&field);
  }
  const auto& details = query.table.details_of;
  const TableId indexed = details ? details->parent : query.table.id;
  query.candidates = TRY(storage::search::candidates(scope.connection, indexed, words));
  query.words = std::move(words);
  return ok();
}

}  // namespace cochin::app
