#pragma once

#include <string>
#include <string_view>

namespace cochin {

/// A member's name as one token of a JSON pointer (RFC 6901 section 3): `~` and `/` escaped.
std::string pointer_token(std::string_view name);

}  // namespace cochin
