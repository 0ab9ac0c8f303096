#include "domain/schema/field_types/file_references.hpp"

#include <algorithm>

#include "domain/schema/field_types/value_checks.hpp"

namespace cochin::domain {

Result<Value> read_file_references(const Tree& input, const Field& field) {
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

}  // namespace cochin::domain
