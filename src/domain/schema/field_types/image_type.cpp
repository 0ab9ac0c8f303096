#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/files_type.hpp"

namespace cochin::domain {

/// Uploaded pictures; without a `mime` option only `image/*` is accepted.
const FieldType& image_type() {
  static const FilesType type("image");
  return type;
}

}  // namespace cochin::domain
