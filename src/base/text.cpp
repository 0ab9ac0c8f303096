#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"

namespace cochin {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char sign) { return static_cast<signed char>(sign) >= 0; });
}

/// What folding writes for characters that no Unicode decomposition opens; nullptr for others.
const char* opened_form(UChar32 character) {
  switch (character) {
    case 0x00E6:
    case 0x00C6: return "ae";
    case 0x0153:
    case 0x0152: return "oe";
    case 0x00F8:
    case 0x00D8: return "o";
    case 0x0142:
    case 0x0141: return "l";
    case 0x0111:
    case 0x0110:
    case 0x00F0:
    case 0x00D0: return "d";
    case 0x00FE:
    case 0x00DE: return "th";
    case 0x0131: return "i";
    case 0x2018:
    case 0x2019:
    case 0x02BC: return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014: return "-";
    default: return nullptr;
  }
}

std::string fold_unicode(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  CHECK(U_SUCCESS(status));
  const auto source =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  icu::UnicodeString decomposed = nfkd->normalize(source, status);
  CHECK(U_SUCCESS(status));
  decomposed.foldCase();
  icu::UnicodeString folded;
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 character = decomposed.char32At(i);
    i += U16_LENGTH(character);
    if (u_charType(character) == U_NON_SPACING_MARK) continue;
    if (const char* opened = opened_form(character)) {
      folded.append(icu::UnicodeString(opened, -1, US_INV));
    } else {
      folded.append(u_isUWhiteSpace(character) ? UChar32{' '} : character);
    }
  }
  std::string result;
  folded.toUTF8String(result);
  return result;
}

/// The characters of Western European texts, each with its folded form: none of them changes the
/// folding of its neighbours, so that a text of these alone folds character by character.
class FoldedForms {
 public:
  FoldedForms() {
    for (std::size_t i = 0; i < kLatinEnd; ++i) latin_[i] = folded(static_cast<UChar32>(i));
    for (std::size_t i = 0; i < kPunctuation; ++i) {
      punctuation_[i] = folded(static_cast<UChar32>(kPunctuationBegin + i));
    }
  }

  /// The folded form of the character at `position`, which moves behind it; nullptr when it is none
  /// of these.
  const std::string* next(std::string_view text, std::size_t& position) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
      ++position;
      return &latin_[lead];
    }
    if (lead < 0xCA) {
      const std::size_t character = (lead & 0x1FU) << 6U | (byte(1) & 0x3FU);
      position += 2;
      return &latin_[character];
    }
    if (lead != 0xE2 || byte(1) != 0x80) return nullptr;
    const std::size_t character = byte(2) & 0x3FU;
    position += 3;
    return &punctuation_[character];
  }

 private:
  static constexpr std::size_t kLatinEnd = 0x280;           ///< the lead bytes C2 to C9
  static constexpr std::size_t kPunctuationBegin = 0x2000;  ///< E2 80
  static constexpr std::size_t kPunctuation = 0x40;

  static std::string folded(UChar32 character) {
    std::string text;
    icu::UnicodeString(character).toUTF8String(text);
    return fold_unicode(text);
  }

  std::array<std::string, kLatinEnd> latin_;
  std::array<std::string, kPunctuation> punctuation_;
};

/// Bytes of the white-space character at `position`, 0 when it is none.
std::size_t space_length(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.empty()) return 0;
  if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) return 1;
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.starts_with("\xE2\x80\xAF")) return 3;
  return 0;
}

/// Bytes of the UTF-8 sequence at the front of `text`, 0 when ill-formed.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  if (byte(0) < 0x80) return 1;
  if (byte(0) >= 0xC2 && byte(0) <= 0xDF) return continues(1) ? 2 : 0;
  if (byte(0) >= 0xE0 && byte(0) <= 0xEF) {
    if (!continues(1) || !continues(2)) return 0;
    if (byte(0) == 0xE0 && byte(1) < 0xA0) return 0;
    if (byte(0) == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (byte(0) < 0xF0 || byte(0) > 0xF4) return 0;
  if (!continues(1) || !continues(2) || !continues(3)) return 0;
  if (byte(0) == 0xF0 && byte(1) < 0x90) return 0;
  if (byte(0) == 0xF4 && byte(1) > 0x8F) return 0;
  return 4;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char sign : text) count += (static_cast<unsigned char>(sign) & 0xC0) != 0x80;
  return count;
}

std::string fold(std::string_view text) {
  static const FoldedForms kForms;
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::string* form = kForms.next(text, position);
    if (form == nullptr) return fold_unicode(text);
    folded.append(*form);
  }
  return folded;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  CHECK(U_SUCCESS(status));
  const auto source =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  const icu::UnicodeString composed = nfc->normalize(source, status);
  CHECK(U_SUCCESS(status));
  std::string result;
  composed.toUTF8String(result);
  return result;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t length = space_length(text, 0)) text.remove_prefix(length);
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::size_t width : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
      if (text.size() < width || space_length(text, text.size() - width) != width) continue;
      text.remove_suffix(width);
      trimmed = true;
      break;
    }
  }
  return text;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t space = space_length(text, i);
    if (space == 0 && i < text.size()) {
      ++i;
      continue;
    }
    if (i > start) words.push_back(text.substr(start, i - start));
    i += space == 0 ? 1 : space;
    start = i;
  }
  return words;
}

std::optional<std::string> clean_name(std::string_view text) {
  if (!is_valid_utf8(text)) return std::nullopt;
  const std::string composed = to_nfc(text);
  std::string name(trim(composed));
  if (name.empty() || count_characters(name) > 200) return std::nullopt;
  const auto characters = icu::UnicodeString::fromUTF8(name);
  for (int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const auto type = u_charType(characters.char32At(i));
    if (type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR ||
        type == U_PARAGRAPH_SEPARATOR) {
      return std::nullopt;
    }
  }
  return name;
}

std::string make_slug(std::string_view name) {
  std::string slug;
  for (const char sign : fold(name)) {
    const bool letter = sign >= 'a' && sign <= 'z';
    const bool digit = sign >= '0' && sign <= '9';
    if (letter || (digit && !slug.empty())) {
      slug.push_back(sign);
    } else if (!slug.empty() && slug.back() != '_') {
      slug.push_back('_');
    }
  }
  if (slug.size() > 63) slug.resize(63);
  while (slug.ends_with('_')) slug.pop_back();
  return slug;
}

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > 63 || text[0] < 'a' || text[0] > 'z') return false;
  for (const char sign : text) {
    const bool allowed =
        (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '_';
    if (!allowed) return false;
  }
  return true;
}

}  // namespace cochin
