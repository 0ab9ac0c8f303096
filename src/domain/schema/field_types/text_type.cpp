#include "domain/schema/field_types/all_field_types.hpp"
#include "domain/schema/field_types/string_type.hpp"

namespace cochin::domain {

/// A line of text: names, codes, titles.
const FieldType& text_type() {
  static const StringType type("text", 10'000);
  return type;
}

}  // namespace cochin::domain
