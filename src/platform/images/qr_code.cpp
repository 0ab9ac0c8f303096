#include "platform/images/qr_code.hpp"

#include <qrencode.h>

#include <memory>

#include "base/error_catalog.hpp"

namespace cochin::platform {

namespace {

constexpr int kQuietZone = 4;

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

/// One square of the path for each dark module.
std::string path_of(const QRcode& code) {
  std::string path;
  for (int row = 0; row < code.width; ++row) {
    for (int column = 0; column < code.width; ++column) {
      if ((code.data[row * code.width + column] & 1) == 0) continue;
      path += "M" + std::to_string(column + kQuietZone) + " " + std::to_string(row + kQuietZone) +
              "h1v1h-1z";
    }
  }
  return path;
}

}  // namespace

Result<std::string> qr_code_svg(const std::string& text) {
  const Code code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) return Error{.kind = &errors::internal, .detail = "QR code: text too long"};
  const std::string side = std::to_string(code->width + 2 * kQuietZone);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
         "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side +
         "H0z\"/><path d=\"" + path_of(*code) + "\"/></svg>";
}

}  // namespace cochin::platform
