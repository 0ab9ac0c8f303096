#include "platform/json/json_reader.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/error_catalog.hpp"

namespace cochin::platform {
namespace {

namespace json = boost::json;

bool has_nul(json::string_view text) { return text.find('\0') != json::string_view::npos; }

bool has_duplicate_key(const Tree::Map& map) {
  constexpr std::size_t kPairwiseUpTo = 16;
  if (map.size() <= kPairwiseUpTo) {
    for (std::size_t i = 1; i < map.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (map[i].first == map[j].first) return true;
      }
    }
    return false;
  }
  std::vector<std::string_view> keys;
  keys.reserve(map.size());
  for (const Tree::Member& member : map) keys.push_back(member.first);
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

/// Receives the parser's events. Finished values wait on one stack; the end of an object or a list
/// takes its own from the top, so that every container is allocated once, at its size.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  explicit TreeBuilder(JsonLimits limits) : limits_(limits) {}

  Tree take() { return std::move(values_.front()); }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) { return true; }
  bool on_array_begin(json::error_code&) { return true; }

  bool on_object_end(std::size_t count, json::error_code& error) {
    Tree::Map map;
    map.reserve(count);
    const auto first_value = values_.end() - static_cast<std::ptrdiff_t>(count);
    const auto first_key = keys_.end() - static_cast<std::ptrdiff_t>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto step = static_cast<std::ptrdiff_t>(i);
      map.emplace_back(std::move(first_key[step]), std::move(first_value[step]));
    }
    values_.erase(first_value, values_.end());
    keys_.erase(first_key, keys_.end());
    if (has_duplicate_key(map)) return refuse(error);
    values_.emplace_back(std::move(map));
    return true;
  }

  bool on_array_end(std::size_t count, json::error_code&) {
    const auto first = values_.end() - static_cast<std::ptrdiff_t>(count);
    Tree::List list(std::make_move_iterator(first), std::make_move_iterator(values_.end()));
    values_.erase(first, values_.end());
    values_.emplace_back(std::move(list));
    return true;
  }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    part_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view rest, std::size_t, json::error_code& error) {
    part_.append(rest.data(), rest.size());
    if (++key_count_ > limits_.max_keys || has_nul(part_)) return refuse(error);
    keys_.push_back(std::move(part_));
    part_.clear();
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    part_.append(part.data(), part.size());
    return true;
  }
  bool on_string(json::string_view rest, std::size_t, json::error_code& error) {
    part_.append(rest.data(), rest.size());
    if (has_nul(part_)) return refuse(error);
    values_.emplace_back(std::move(part_));
    part_.clear();
    return true;
  }

  bool on_number_part(json::string_view part, json::error_code&) {
    part_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t value, json::string_view, json::error_code&) {
    part_.clear();
    values_.emplace_back(value);
    return true;
  }
  bool on_uint64(std::uint64_t, json::string_view rest, json::error_code&) {
    return add_literal(rest);
  }
  bool on_double(double, json::string_view rest, json::error_code&) { return add_literal(rest); }

  bool on_bool(bool value, json::error_code&) {
    values_.emplace_back(value);
    return true;
  }
  bool on_null(json::error_code&) {
    values_.emplace_back(nullptr);
    return true;
  }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  static bool refuse(json::error_code& error) {
    error = json::error::syntax;
    return false;
  }

  bool add_literal(json::string_view rest) {
    part_.append(rest.data(), rest.size());
    values_.emplace_back(NumberLiteral{std::move(part_)});
    part_.clear();
    return true;
  }

  JsonLimits limits_;
  std::size_t key_count_ = 0;
  std::string part_;
  std::vector<std::string> keys_;
  std::vector<Tree> values_;
};

}  // namespace

Result<Tree> parse_json(std::string_view text, JsonLimits limits) {
  json::parse_options options;
  options.max_depth = limits.max_depth;
  json::basic_parser<TreeBuilder> parser(options, limits);
  json::error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (error) return Error{&errors::malformed_json, {}, {}, error.message()};
  if (used != text.size()) return Error{&errors::malformed_json, {}, {}, "extra data"};
  return parser.handler().take();
}

}  // namespace cochin::platform
