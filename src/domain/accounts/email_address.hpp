#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::domain {

/// An address for messages as `clean_name` leaves it: something, one `@`, a host; no white space.
/// Empty text stays empty: no address. Nothing when `text` cannot be one.
std::optional<std::string> clean_email(std::string_view text);

}  // namespace cochin::domain
