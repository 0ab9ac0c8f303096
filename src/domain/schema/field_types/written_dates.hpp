#pragma once

#include <optional>
#include <string_view>

#include "base/time.hpp"

namespace cochin::domain {

/// A day written `YYYY-MM-DD` or `jj/mm/aaaa` (also with `-` or `.`).
std::optional<Date> written_date(std::string_view text);

}  // namespace cochin::domain
