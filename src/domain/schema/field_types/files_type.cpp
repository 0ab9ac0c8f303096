#include "domain/schema/field_types/files_type.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

std::span<const std::string_view> FilesType::options() const {
  static constexpr std::array<std::string_view, 3> kOptions = {"multiple", "max_size", "mime"};
  return kOptions;
}

Result<Value> FilesType::read(const Tree& input, const Field& field, const ChoiceCatalog&) const {
  constexpr std::size_t kMostFiles = 100;
  const Tree::List* list = input.as_list();
  if (list == nullptr || list->size() > kMostFiles) return wrong_type("[id, …]");
  FileRefs files;
  for (const Tree& item : *list) {
    const std::int64_t* id = item.as_integer();
    if (id == nullptr) return wrong_type("[id, …]");
    if (*id <= 0) return Error{&errors::unknown_file, {{"id", std::to_string(*id)}}};
    const FileId file{*id};
    const bool repeated = std::find(files.ids.begin(), files.ids.end(), file) != files.ids.end();
    if (!repeated) files.ids.push_back(file);
  }
  if (files.ids.empty()) return Value{};
  if (files.ids.size() > 1 && !field.options.multiple) return Error{&errors::too_many_files};
  return Value{std::move(files)};
}

Result<Value> FilesType::read_text(std::string_view text, const Field&,
                                   const ChoiceCatalog&) const {
  if (!trim(text).empty()) return wrong_type("[id, …]");
  return Value{};
}

}  // namespace cochin::domain
