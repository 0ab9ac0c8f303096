#include "domain/schema/field_type.hpp"

#include "base/check.hpp"
#include "base/error_catalog.hpp"
#include "domain/schema/field_types/all_field_types.hpp"

namespace cochin::domain {

namespace {

#define FIELD_TYPE(name) &name##_type(),
std::span<const FieldType* const> registry() {
  static const FieldType* const types[] = {
#include "domain/schema/field_types/field_types.inc"
  };
  return types;
}
#undef FIELD_TYPE

std::string join_ids(const FileRefs& files) {
  std::string text;
  for (const FileId file : files.ids) {
    if (!text.empty()) text += ", ";
    text += std::to_string(file.value);
  }
  return text;
}

}  // namespace

ValueKind Field::kind() const {
  CHECK(type != nullptr);
  return type->kind();
}

Status FieldType::check(const Value&, const Field&) const { return ok(); }

const FieldType* find_field_type(std::string_view name) {
  for (const FieldType* type : registry()) {
    if (type->name() == name) return type;
  }
  return nullptr;
}

std::span<const FieldType* const> field_types() { return registry(); }

std::string to_text(const Value& value, const ChoiceCatalog& choices) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->to_string();
  if (const auto* date = std::get_if<Date>(&value)) return date->to_string();
  if (const auto* instant = std::get_if<Timestamp>(&value)) return instant->to_string();
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "oui" : "non";
  if (const auto* files = std::get_if<FileRefs>(&value)) return join_ids(*files);
  const auto* reference = std::get_if<RecordRef>(&value);
  if (reference == nullptr) return {};
  const Choice* choice = choices.find(reference->id);
  return choice == nullptr ? std::to_string(reference->id) : choice->label;
}

}  // namespace cochin::domain
