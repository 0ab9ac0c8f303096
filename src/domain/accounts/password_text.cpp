#include "domain/accounts/password_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text.hpp"

namespace cochin::domain {

std::optional<std::string> normalize_password(std::string_view text) {
  if (text.size() > kMaximumPasswordBytes || !is_valid_utf8(text)) return std::nullopt;
  const std::string composed = to_nfc(text);
  const auto signs =
      icu::UnicodeString::fromUTF8({composed.data(), static_cast<std::int32_t>(composed.size())});
  icu::UnicodeString spaced;
  for (std::int32_t index = 0; index < signs.length(); index = signs.moveIndex32(index, 1)) {
    const UChar32 point = signs.char32At(index);
    spaced.append(u_charType(point) == U_SPACE_SEPARATOR ? UChar32{' '} : point);
  }
  std::string normalized;
  spaced.toUTF8String(normalized);
  return normalized;
}

}  // namespace cochin::domain
