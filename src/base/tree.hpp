#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cochin {

/// A number that is not a 64-bit integer, kept as it was written so that no digit is lost.
struct NumberLiteral {
  std::string text;
  friend bool operator==(const NumberLiteral&, const NumberLiteral&) = default;
};

/// A neutral tree of values: what a request, an option list or a stored document says, before the
/// rules give it a type. It knows no syntax; the JSON reader and writer of `platform` do.
class Tree {
 public:
  using List = std::vector<Tree>;
  using Member = std::pair<std::string, Tree>;
  using Map = std::vector<Member>;  ///< in input order, keys unique

  Tree() = default;
  Tree(std::nullptr_t) {}
  Tree(bool value) : value_(value) {}
  Tree(std::int64_t value) : value_(value) {}
  Tree(int value) : value_(static_cast<std::int64_t>(value)) {}
  Tree(NumberLiteral value) : value_(std::move(value)) {}
  Tree(std::string value) : value_(std::move(value)) {}
  Tree(std::string_view value) : value_(std::string(value)) {}
  Tree(const char* value) : value_(std::string(value)) {}
  Tree(List value) : value_(std::move(value)) {}
  Tree(Map value) : value_(std::move(value)) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const std::int64_t* as_integer() const { return std::get_if<std::int64_t>(&value_); }
  const NumberLiteral* as_number() const { return std::get_if<NumberLiteral>(&value_); }
  const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  const List* as_list() const { return std::get_if<List>(&value_); }
  const Map* as_map() const { return std::get_if<Map>(&value_); }
  List* as_list() { return std::get_if<List>(&value_); }
  Map* as_map() { return std::get_if<Map>(&value_); }

  /// The member named `key`, or nullptr when this is no map or has no such member.
  const Tree* find(std::string_view key) const {
    const Map* map = as_map();
    if (map == nullptr) return nullptr;
    for (const Member& member : *map) {
      if (member.first == key) return &member.second;
    }
    return nullptr;
  }

  friend bool operator==(const Tree&, const Tree&) = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, NumberLiteral, std::string, List, Map> value_;
};

}  // namespace cochin
