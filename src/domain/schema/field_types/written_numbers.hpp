#pragma once

#include <string>
#include <string_view>

namespace cochin::domain {

/// A number as people write it in French or English, reduced to `-?digits(.digits)?`: spaces
/// (U+0020, U+00A0, U+202F) and a trailing € or % are dropped, a decimal comma becomes a point.
/// What it cannot understand comes back unchanged, for the caller to refuse.
std::string plain_number(std::string_view text);

}  // namespace cochin::domain
