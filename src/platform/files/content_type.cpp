#include "platform/files/content_type.hpp"

#include <magic.h>

#include <memory>

namespace cochin::platform {

std::string detect_content_type(std::string_view bytes) {
  constexpr const char* kUnknown = "application/octet-stream";
  const std::unique_ptr<magic_set, decltype(&magic_close)> cookie(
      magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS), &magic_close);
  if (cookie == nullptr || magic_load(cookie.get(), nullptr) != 0) return kUnknown;
  const char* type = magic_buffer(cookie.get(), bytes.data(), bytes.size());
  return type == nullptr ? kUnknown : type;
}

}  // namespace cochin::platform
