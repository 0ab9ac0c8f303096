#pragma once

#include <string>

#include "base/result.hpp"

namespace cochin::platform {

/// `text` as a QR code (error correction M) in an SVG document of one path, with its quiet zone.
/// Errors: `internal` when the text is too long for one.
Result<std::string> qr_code_svg(const std::string& text);

}  // namespace cochin::platform
