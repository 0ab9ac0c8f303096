#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/string_type.hpp"

namespace cochin::domain {

/// Text of several paragraphs.
const FieldType& long_text_type() {
  static const StringType type("long_text", 500'000);
  return type;
}

}  // namespace cochin::domain
