#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/files_type.hpp"

namespace cochin::domain {

/// Uploaded files of any kind.
const FieldType& file_type() {
  static const FilesType type("file");
  return type;
}

}  // namespace cochin::domain
