#pragma once

#include <string>
#include <string_view>

#include "base/error_catalog.hpp"

namespace cochin::domain {

/// An error at `position` (characters from the start of the expression), which becomes the
/// parameter `position`.
inline Error error_at(const ErrorKind& kind, std::size_t position, ErrorParameters more = {}) {
  more.emplace_back("position", std::to_string(position));
  return Error{&kind, std::move(more)};
}

}  // namespace cochin::domain
