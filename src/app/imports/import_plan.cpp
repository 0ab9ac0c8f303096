#include "app/imports/import_plan.hpp"

#include <array>
#include <utility>

#include "base/error_catalog.hpp"

namespace cochin::app {

namespace {

using domain::Field;
using domain::ValueKind;
using platform::DateOrder;
using platform::DecimalMark;

template <typename T>
using Names = std::span<const std::pair<std::string_view, T>>;

constexpr std::array<std::pair<std::string_view, DecimalMark>, 2> kMarks = {
    {{",", DecimalMark::kComma}, {".", DecimalMark::kPoint}}};
constexpr std::array<std::pair<std::string_view, DateOrder>, 3> kOrders = {
    {{"dmy", DateOrder::kDayMonthYear},
     {"mdy", DateOrder::kMonthDayYear},
     {"ymd", DateOrder::kYearMonthDay}}};
constexpr std::array<std::pair<std::string_view, char>, 4> kDelimiters = {
    {{";", ';'}, {",", ','}, {"\t", '\t'}, {"|", '|'}}};

class PlanReader {
 public:
  PlanReader(const Tree& input, const domain::Table& table, const domain::Schema& schema)
      : input_(input), table_(table), schema_(schema) {}

  Result<ImportPlan> read();

 private:
  void refuse(std::string pointer, const ErrorKind& kind, ErrorParameters parameters = {}) {
    errors_.push_back({std::move(pointer), &kind, std::move(parameters)});
  }
  void refuse_type(std::string_view member, std::string_view expected) {
    refuse("/" + std::string(member), errors::wrong_type, {{"expected", std::string(expected)}});
  }

  const Field* find_field(const std::string& pointer, const std::string& slug) {
    const Field* field = table_.find_field(slug);
    if (field == nullptr) refuse(pointer, errors::unknown_field, {{"name", slug}});
    return field;
  }

  void read_member(const Tree::Member& member);
  void read_mapping(const Tree& mapping);
  void read_key(const Tree& key);
  void read_links(const Tree& links);
  void read_link(const std::string& slug, const std::string& target_slug);
  void read_flag(const Tree::Member& member, bool& flag);
  void read_encoding(const Tree& encoding);
  template <typename T>
  void read_name(const Tree::Member& member, Names<T> names, std::optional<T>& chosen);

  const Tree& input_;
  const domain::Table& table_;
  const domain::Schema& schema_;
  ImportPlan plan_;
  std::vector<FieldError> errors_;
};

Result<ImportPlan> PlanReader::read() {
  const Tree::Map* members = input_.as_map();
  if (members == nullptr) {
    refuse("", errors::wrong_type, {{"expected", "object"}});
  } else {
    for (const Tree::Member& member : *members) read_member(member);
  }
  if (!errors_.empty()) return Error{&errors::invalid_input, {}, std::move(errors_)};
  return std::move(plan_);
}

void PlanReader::read_member(const Tree::Member& member) {
  const auto& [name, value] = member;
  if (value.is_null()) return;
  if (name == "mapping") return read_mapping(value);
  if (name == "key") return read_key(value);
  if (name == "links") return read_links(value);
  if (name == "create_choices") return read_flag(member, plan_.create_choices);
  if (name == "dry_run") return read_flag(member, plan_.dry_run);
  if (name == "encoding") return read_encoding(value);
  if (name == "delimiter") return read_name<char>(member, kDelimiters, plan_.file.delimiter);
  if (name == "decimal") return read_name<DecimalMark>(member, kMarks, plan_.decimal_mark);
  if (name == "date_order") return read_name<DateOrder>(member, kOrders, plan_.date_order);
  if (name == "sheet") {
    if (const std::string* sheet = value.as_string()) {
      plan_.file.sheet = *sheet;
    } else {
      refuse_type("sheet", "string");
    }
    return;
  }
  refuse("/" + name, errors::unknown_field, {{"name", name}});
}

void PlanReader::read_mapping(const Tree& mapping) {
  const Tree::Map* members = mapping.as_map();
  if (members == nullptr) return refuse_type("mapping", "{\"<column>\": \"<field>\"}");
  for (const auto& [header, value] : *members) {
    const std::string pointer = "/mapping/" + header;
    const std::string* slug = value.as_string();
    if (slug == nullptr) {
      refuse(pointer, errors::wrong_type, {{"expected", "string"}});
      continue;
    }
    const Field* field = find_field(pointer, *slug);
    if (field == nullptr) continue;
    if (field->kind() == ValueKind::kFiles) refuse(pointer, errors::import_field_refused);
    plan_.mapping.emplace(header, *slug);
  }
}

void PlanReader::read_key(const Tree& key) {
  const std::string* slug = key.as_string();
  if (slug == nullptr) return refuse_type("key", "string");
  const Field* field = find_field("/key", *slug);
  if (field == nullptr) return;
  if (!field->unique) refuse("/key", errors::import_key_not_unique);
  plan_.key = *slug;
}

void PlanReader::read_links(const Tree& links) {
  const Tree::Map* members = links.as_map();
  if (members == nullptr) return refuse_type("links", "{\"<field>\": \"<field>\"}");
  for (const auto& [slug, value] : *members) {
    const std::string* target = value.as_string();
    if (target == nullptr) {
      refuse("/links/" + slug, errors::wrong_type, {{"expected", "string"}});
    } else {
      read_link(slug, *target);
    }
  }
}

void PlanReader::read_link(const std::string& slug, const std::string& target_slug) {
  const std::string pointer = "/links/" + slug;
  const Field* field = find_field(pointer, slug);
  if (field == nullptr) return;
  if (field->kind() != ValueKind::kLink) {
    return refuse(pointer, errors::import_not_a_link, {{"name", slug}});
  }
  const domain::Table* target = schema_.find(field->options.target);
  if (target == nullptr || target->find_field(target_slug) == nullptr) {
    return refuse(pointer, errors::unknown_field, {{"name", target_slug}});
  }
  plan_.links.emplace(slug, target_slug);
}

void PlanReader::read_flag(const Tree::Member& member, bool& flag) {
  const bool* value = member.second.as_bool();
  if (value == nullptr) return refuse_type(member.first, "true/false");
  flag = *value;
}

void PlanReader::read_encoding(const Tree& encoding) {
  const std::string* name = encoding.as_string();
  if (name != nullptr) plan_.file.encoding = platform::encoding_by_name(*name);
  if (!plan_.file.encoding) refuse_type("encoding", "utf-8, utf-16le, utf-16be, windows-1252");
}

template <typename T>
void PlanReader::read_name(const Tree::Member& member, Names<T> names, std::optional<T>& chosen) {
  const std::string* text = member.second.as_string();
  std::string expected;
  for (const auto& [name, value] : names) {
    if (text != nullptr && *text == name) chosen = value;
    expected.append(expected.empty() ? "\"" : " \"").append(name).append("\"");
  }
  if (!chosen) refuse_type(member.first, expected);
}

}  // namespace

Result<ImportPlan> read_import_plan(const Tree& input, const domain::Table& table,
                                    const domain::Schema& schema) {
  return PlanReader(input, table, schema).read();
}

}  // namespace cochin::app
