#include "domain/accounts/username.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace cochin::domain {

std::optional<std::string> clean_username(std::string_view text) {
  std::optional<std::string> name = clean_name(text);
  if (!name || count_characters(*name) > kMaximumUsernameCharacters) return std::nullopt;
  if (!username_key(*name)) return std::nullopt;
  return name;
}

std::optional<std::string> plain_username(std::string_view text) {
  std::optional<std::string> name = clean_username(text);
  if (!name) return std::nullopt;
  const auto signs =
      icu::UnicodeString::fromUTF8({name->data(), static_cast<std::int32_t>(name->size())});
  for (std::int32_t index = 0; index < signs.length(); index = signs.moveIndex32(index, 1)) {
    const UChar32 point = signs.char32At(index);
    const bool is_sign = point < 128 && std::string_view("._-+@").find(static_cast<char>(point)) !=
                                            std::string_view::npos;
    if (u_isalnum(point) == 0 && !is_sign) return std::nullopt;
  }
  return name;
}

std::optional<std::string> username_key(std::string_view text) {
  if (!is_valid_utf8(text)) return std::nullopt;
  const std::string_view trimmed = trim(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CHECK(U_SUCCESS(status) != 0);
  std::string key;
  icu::StringByteSink<std::string> sink(&key);
  folder->normalizeUTF8(0,
                        icu::StringPiece(trimmed.data(), static_cast<std::int32_t>(trimmed.size())),
                        sink, nullptr, status);
  CHECK(U_SUCCESS(status) != 0);
  const std::string_view kept = trim(key);
  if (kept.empty()) return std::nullopt;
  return std::string(kept);
}

}  // namespace cochin::domain
