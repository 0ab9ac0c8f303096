#include "domain/schema/field_options.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error_catalog.hpp"
#include "base/json_pointer.hpp"
#include "base/text.hpp"
#include "domain/schema/field_type.hpp"

namespace cochin::domain {

namespace {

using Reader = Status (*)(const Tree&, const TableResolver&, Field&);
using Writer = Tree (*)(const Field&, const TableNamer&);

/// One option: how it is read and written, whatever field types accept it.
struct Option {
  Reader read;
  Writer write;
};

Error wrong_option_type(const char* expected) {
  return Error{&errors::wrong_type, {{"expected", expected}}};
}

Error invalid_option(const char* expected) {
  return Error{&errors::invalid_option, {{"expected", expected}}};
}

Result<std::int64_t> integer_between(const Tree& input, std::int64_t least, std::int64_t most) {
  const std::int64_t* number = input.as_integer();
  if (number == nullptr) return wrong_option_type("integer");
  if (*number < least) return Error{&errors::below_minimum, {{"min", std::to_string(least)}}};
  if (*number > most) return Error{&errors::above_maximum, {{"max", std::to_string(most)}}};
  return *number;
}

Status read_max_length(const Tree& input, const TableResolver&, Field& field) {
  if (input.is_null()) return field.options.max_length.reset(), ok();
  field.options.max_length = TRY(integer_between(input, 1, 500'000));
  return ok();
}

Status read_pattern(const Tree& input, const TableResolver&, Field& field) {
  const std::string* text = input.as_string();
  if (text == nullptr && !input.is_null()) return wrong_option_type("string");
  const std::string pattern = text == nullptr ? std::string() : *text;
  if (pattern.size() > 1000) return Error{&errors::too_long, {{"max", "1000"}}};
  if (!pattern.empty() && !re2::RE2(pattern, re2::RE2::Quiet).ok()) {
    return Error{&errors::invalid_pattern};
  }
  field.options.pattern = pattern;
  return ok();
}

/// A bound is a value of the field itself, read without the other bounds.
Result<Value> read_bound(const Tree& input, const Field& field) {
  if (input.is_null()) return Value{};
  Field unbounded = field;
  unbounded.options.min = unbounded.options.max = Value{};
  return field.type->read(input, unbounded, {});
}

Status read_min(const Tree& input, const TableResolver&, Field& field) {
  field.options.min = TRY(read_bound(input, field));
  return ok();
}

Status read_max(const Tree& input, const TableResolver&, Field& field) {
  field.options.max = TRY(read_bound(input, field));
  return ok();
}

Status read_scale(const Tree& input, const TableResolver&, Field& field) {
  field.options.scale = static_cast<int>(TRY(integer_between(input, 0, Decimal::kMaxScale)));
  return ok();
}

Status read_category(const Tree& input, const TableResolver&, Field& field) {
  const std::string* text = input.as_string();
  if (text == nullptr) return wrong_option_type("string");
  if (!is_slug(*text)) return Error{&errors::invalid_slug};
  field.options.category = *text;
  return ok();
}

Status read_options_when(const Tree& input, const TableResolver&, Field& field) {
  const std::string* text = input.as_string();
  if (text == nullptr && !input.is_null()) return wrong_option_type("string");
  field.options.options_when = text == nullptr ? std::string() : *text;
  return ok();
}

Status read_table(const Tree& input, const TableResolver& resolve, Field& field) {
  const std::string* slug = input.as_string();
  const std::int64_t* id = input.as_integer();
  if (slug == nullptr && id == nullptr) return wrong_option_type("string");
  const auto table = resolve(input);
  if (table) return field.options.target = *table, ok();
  return Error{&errors::unknown_table, {{"name", slug != nullptr ? *slug : std::to_string(*id)}}};
}

constexpr std::array<std::pair<std::string_view, OnDelete>, 3> kOnDelete = {{
    {"restrict", OnDelete::kRestrict},
    {"set_null", OnDelete::kSetNull},
    {"cascade", OnDelete::kCascade},
}};

Status read_on_delete(const Tree& input, const TableResolver&, Field& field) {
  const std::string* text = input.as_string();
  if (text == nullptr) return wrong_option_type("string");
  for (const auto& [name, action] : kOnDelete) {
    if (name == *text) return field.options.on_delete = action, ok();
  }
  return invalid_option("restrict, set_null, cascade");
}

constexpr std::array<std::pair<std::string_view, WhenNotOffered>, 3> kWhenNotOffered = {{
    {"clear", WhenNotOffered::kClear},
    {"keep", WhenNotOffered::kKeep},
    {"refuse", WhenNotOffered::kRefuse},
}};

Status read_when_not_offered(const Tree& input, const TableResolver&, Field& field) {
  const std::string* text = input.as_string();
  if (text == nullptr) return wrong_option_type("string");
  for (const auto& [name, policy] : kWhenNotOffered) {
    if (name == *text) return field.options.when_not_offered = policy, ok();
  }
  return invalid_option("clear, keep, refuse");
}

Tree write_when_not_offered(const Field& field, const TableNamer&) {
  for (const auto& [name, policy] : kWhenNotOffered) {
    if (policy == field.options.when_not_offered) return name;
  }
  return {};
}

Tree write_on_delete(const Field& field, const TableNamer&) {
  for (const auto& [name, action] : kOnDelete) {
    if (action == field.options.on_delete) return name;
  }
  return {};
}

Status read_multiple(const Tree& input, const TableResolver&, Field& field) {
  const bool* flag = input.as_bool();
  if (flag == nullptr) return wrong_option_type("true/false");
  field.options.multiple = *flag;
  return ok();
}

Status read_max_size(const Tree& input, const TableResolver&, Field& field) {
  if (input.is_null()) return field.options.max_size.reset(), ok();
  field.options.max_size = TRY(integer_between(input, 1, 1'000'000'000));
  return ok();
}

Status read_mime(const Tree& input, const TableResolver&, Field& field) {
  const Tree::List* list = input.as_list();
  if (list == nullptr || list->size() > 50) return wrong_option_type("[string, …]");
  static const re2::RE2 kMime("[a-z0-9.+-]+/([a-z0-9.+-]+|\\*)");
  std::vector<std::string> accepted;
  for (const Tree& item : *list) {
    const std::string* text = item.as_string();
    if (text == nullptr || !re2::RE2::FullMatch(*text, kMime)) return invalid_option("type/*");
    accepted.push_back(*text);
  }
  field.options.mime = std::move(accepted);
  return ok();
}

template <typename T>
Tree tree_of(const std::optional<T>& value) {
  return value ? Tree(*value) : Tree();
}

Tree bound_tree(const Value& bound) {
  if (is_empty(bound)) return {};
  if (const auto* number = std::get_if<std::int64_t>(&bound)) return *number;
  return to_text(bound, {});
}

const Option* find_option(std::string_view name) {
  static const std::map<std::string_view, Option> kOptions = {
      {"max_length",
       {read_max_length,
        [](const Field& f, const TableNamer&) { return tree_of(f.options.max_length); }}},
      {"pattern",
       {read_pattern, [](const Field& f, const TableNamer&) { return Tree(f.options.pattern); }}},
      {"min",
       {read_min, [](const Field& f, const TableNamer&) { return bound_tree(f.options.min); }}},
      {"max",
       {read_max, [](const Field& f, const TableNamer&) { return bound_tree(f.options.max); }}},
      {"scale",
       {read_scale, [](const Field& f, const TableNamer&) { return Tree(f.options.scale); }}},
      {"category",
       {read_category, [](const Field& f, const TableNamer&) { return Tree(f.options.category); }}},
      {"options_when",
       {read_options_when,
        [](const Field& f, const TableNamer&) { return Tree(f.options.options_when); }}},
      {"when_not_offered", {read_when_not_offered, write_when_not_offered}},
      {"table",
       {read_table,
        [](const Field& f, const TableNamer& name_of) { return name_of(f.options.target); }}},
      {"on_delete", {read_on_delete, write_on_delete}},
      {"multiple",
       {read_multiple, [](const Field& f, const TableNamer&) { return Tree(f.options.multiple); }}},
      {"max_size",
       {read_max_size,
        [](const Field& f, const TableNamer&) { return tree_of(f.options.max_size); }}},
      {"mime",
       {read_mime,
        [](const Field& f, const TableNamer&) {
          Tree::List list;
          for (const std::string& type : f.options.mime) list.emplace_back(type);
          return Tree(std::move(list));
        }}},
  };
  const auto found = kOptions.find(name);
  return found == kOptions.end() ? nullptr : &found->second;
}

bool accepts(const FieldType& type, std::string_view option) {
  const auto names = type.options();
  return std::find(names.begin(), names.end(), option) != names.end();
}

/// What a type cannot do without.
void check_mandatory(const Field& field, std::vector<FieldError>& refused) {
  const bool choice = field.kind() == ValueKind::kChoice;
  const bool link = field.kind() == ValueKind::kLink;
  if (choice && field.options.category.empty()) {
    refused.push_back({"/category", &errors::required, {}});
  }
  if (link && !field.options.target) refused.push_back({"/table", &errors::required, {}});
}

/// A field whose `min` is above its `max` could hold nothing.
void check_bounds_in_order(const Field& field, std::vector<FieldError>& refused) {
  if (is_empty(field.options.min) || is_empty(field.options.max)) return;
  const Status fits = field.type->check(field.options.min, field);
  if (!fits) refused.push_back({"/min", fits.error().kind, fits.error().parameters});
}

}  // namespace

Status read_field_options(const Tree& input, const TableResolver& resolve, Field& field) {
  std::vector<FieldError> refused;
  static const Tree::Map kNone;
  const Tree::Map* map = input.is_null() ? &kNone : input.as_map();
  if (map == nullptr) return wrong_option_type("{…}");
  // `scale` first: the bounds of a decimal are read with it.
  if (const Tree* scale = input.find("scale"); scale != nullptr && accepts(*field.type, "scale")) {
    (void)read_scale(*scale, resolve, field);
  }
  for (const auto& [name, value] : *map) {
    if (!accepts(*field.type, name)) {
      refused.push_back({"/" + pointer_token(name), &errors::unknown_field, {{"name", name}}});
      continue;
    }
    const Status read = find_option(name)->read(value, resolve, field);
    if (!read) refused.push_back({"/" + name, read.error().kind, read.error().parameters});
  }
  if (refused.empty()) check_mandatory(field, refused);
  if (refused.empty()) check_bounds_in_order(field, refused);
  if (refused.empty()) return ok();
  return Error{&errors::invalid_input, {}, std::move(refused)};
}

Tree write_field_options(const Field& field, const TableNamer& name_of) {
  Tree::Map map;
  for (const std::string_view name : field.type->options()) {
    map.emplace_back(name, find_option(name)->write(field, name_of));
  }
  return map;
}

}  // namespace cochin::domain
