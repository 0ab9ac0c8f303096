#pragma once

#include <string_view>

namespace cochin::domain {

/// Whether `word` has a meaning of its own in the expression language where a name may stand, so
/// that no table or field may be called so. Functions (`date`, `size`…) are not reserved: they
/// are told from names by their parenthesis. Source: CEL specification, "Syntax", RESERVED, and
/// our own names.
bool is_reserved_word(std::string_view word);

}  // namespace cochin::domain
