#include "domain/accounts/password_text.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.hpp"

namespace cochin::domain {

std::optional<std::string> normalize_password(std::string_view text) {
  if (text.size() > kMaximumPasswordBytes || !is_valid_utf8(text)) return std::nullopt;
  const std::string composed = to_nfc(text);
  const auto size = static_cast<std::int32_t>(composed.size());
  std::string normalized;
  normalized.reserve(composed.size());
  for (std::int32_t position = 0; position < size;) {
    const std::int32_t start = position;
    UChar32 point = 0;
    U8_NEXT(composed.data(), position, size, point);
    if (u_charType(point) == U_SPACE_SEPARATOR) {
      normalized.push_back(' ');
    } else {
      normalized.append(composed, static_cast<std::size_t>(start),
                        static_cast<std::size_t>(position - start));
    }
  }
  return normalized;
}

}  // namespace cochin::domain
