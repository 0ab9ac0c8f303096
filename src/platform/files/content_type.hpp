#pragma once

#include <string>
#include <string_view>

namespace cochin::platform {

/// The MIME type of `bytes` by their content (libmagic), whatever their name says:
/// `application/octet-stream` when nothing fits. Thread-safe.
std::string detect_content_type(std::string_view bytes);

}  // namespace cochin::platform
