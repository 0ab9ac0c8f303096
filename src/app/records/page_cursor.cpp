#include "app/records/page_cursor.hpp"

#include "app/records/record_conditions.hpp"
#include "base/error_catalog.hpp"
#include "platform/crypto/base64url.hpp"
#include "platform/json/json_reader.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::app {

namespace {

using storage::records::Position;
using storage::records::RecordQuery;
using storage::sql::SqlValue;

constexpr std::size_t kLongestCursor = 4000;
constexpr std::size_t kLongestPosition = 2000;  ///< bytes of JSON; a request line holds 8 kB

/// FNV-1a, 64 bits.
void mix(std::uint64_t& hash, std::string_view bytes) {
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  }
  hash = (hash ^ 0xFF) * 0x100000001b3ULL;
}

std::string value_text(const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

Tree value_tree(const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

std::string write_position(std::uint64_t identity, const Position& position) {
  std::string json;
  platform::JsonWriter writer(json);
  writer.begin_array();
  writer.string(std::to_string(identity));
  for (const SqlValue& value : position) platform::write_tree(writer, value_tree(value));
  writer.end_array();
  return json;
}

/// Replaces the id of a record by its place in the list.
Status find_position(ReadScope& scope, RecordQuery& query) {
  const RecordId last{std::get<std::int64_t>(query.after.front())};
  auto position = TRY(storage::records::position_of(scope.connection, query, last));
  if (!position) return query_error("cursor", errors::invalid_cursor);
  query.after = *std::move(position);
  return ok();
}

}  // namespace

std::uint64_t list_identity(const RecordQuery& query, std::string_view sort) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  mix(hash, std::to_string(query.table.id.value));
  mix(hash, sort);
  mix(hash, query.filter.text);
  for (const SqlValue& value : query.filter.values) mix(hash, value_text(value));
  for (const std::string& word : query.words) mix(hash, word);
  mix(hash, query.trash ? "trash" : "live");
  return hash;
}

std::string write_cursor(std::uint64_t identity, const Position& position) {
  const std::string whole = write_position(identity, position);
  if (whole.size() <= kLongestPosition) return platform::encode_base64url(whole);
  return platform::encode_base64url(write_position(identity, {position.back()}));
}

Result<Position> read_cursor(std::uint64_t identity, std::size_t size, std::string_view cursor) {
  const Error refused = query_error("cursor", errors::invalid_cursor);
  if (cursor.size() > kLongestCursor) return refused;
  const auto json = platform::decode_base64url(cursor);
  if (!json) return refused;
  const auto tree = platform::parse_json(*json);
  const Tree::List* list = tree ? tree->as_list() : nullptr;
  if (list == nullptr || (list->size() != size + 1 && list->size() != 2)) return refused;
  const std::string* bound_to = list->front().as_string();
  if (bound_to == nullptr || *bound_to != std::to_string(identity)) return refused;
  Position position;
  for (std::size_t i = 1; i < list->size(); ++i) {
    const Tree& item = (*list)[i];
    if (const std::int64_t* number = item.as_integer()) {
      position.emplace_back(*number);
    } else if (const std::string* text = item.as_string()) {
      position.emplace_back(*text);
    } else if (item.is_null()) {
      position.emplace_back(std::monostate{});
    } else {
      return refused;
    }
  }
  const bool ends_with_id = std::holds_alternative<std::int64_t>(position.back());
  if (!ends_with_id) return refused;
  return position;
}

Status continue_after(ReadScope& scope, RecordQuery& query, std::uint64_t identity,
                      std::string_view cursor) {
  const std::size_t size = storage::records::position_size(query.sort);
  query.after = TRY(read_cursor(identity, size, cursor));
  if (query.after.size() == size) return ok();
  return find_position(scope, query);
}

}  // namespace cochin::app
