#include "platform/tabular/text_encoding.hpp"

#include <array>
#include <cstdint>

#include "base/error_catalog.hpp"
#include "base/text.hpp"

namespace cochin::platform {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleEndianMark = "\xFF\xFE";
constexpr std::string_view kBigEndianMark = "\xFE\xFF";

/// Windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard, index-windows-1252); the other bytes
/// are the code points of the same number.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_utf8(std::string& text, std::uint32_t character) {
  const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | (character >> 6));
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | (character >> 18));
    put(0x80 | ((character >> 12) & 0x3F));
    put(0x80 | ((character >> 6) & 0x3F));
    put(0x80 | (character & 0x3F));
  }
}

std::string decode_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char sign : bytes) {
    const auto byte = static_cast<unsigned char>(sign);
    append_utf8(text, byte >= 0x80 && byte <= 0x9F ? kWindows1252[byte - 0x80] : byte);
  }
  return text;
}

/// Empty when a surrogate stands alone or the last unit is cut.
std::optional<std::string> decode_utf16(std::string_view bytes, bool little_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(little_endian ? first | second << 8 : first << 8 | second);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    std::uint32_t character = unit(i);
    if (character >= 0xD800 && character <= 0xDFFF) {
      const std::uint32_t low = i + 2 < bytes.size() ? unit(i + 2) : 0;
      if (character > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    append_utf8(text, character);
  }
  return text;
}

void remove_front(std::string& bytes, std::string_view mark) {
  if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
}

std::optional<std::string> decode(std::string bytes, TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::kUtf8:
      remove_front(bytes, kUtf8Mark);
      if (!is_valid_utf8(bytes)) return std::nullopt;
      return bytes;
    case TextEncoding::kUtf16LittleEndian:
      remove_front(bytes, kLittleEndianMark);
      return decode_utf16(bytes, true);
    case TextEncoding::kUtf16BigEndian:
      remove_front(bytes, kBigEndianMark);
      return decode_utf16(bytes, false);
    case TextEncoding::kWindows1252: return decode_windows_1252(bytes);
  }
  return std::nullopt;
}

/// Half of a text in a Latin script is zero bytes in UTF-16, all of them on one side.
std::optional<TextEncoding> unmarked_utf16(std::string_view bytes) {
  constexpr std::size_t kSample = 4096;
  if (bytes.size() % 2 != 0) return std::nullopt;
  const std::string_view sample = bytes.substr(0, kSample);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  const std::size_t many = sample.size() / 4;
  if (zeros[0] == 0 && zeros[1] > many) return TextEncoding::kUtf16LittleEndian;
  if (zeros[1] == 0 && zeros[0] > many) return TextEncoding::kUtf16BigEndian;
  return std::nullopt;
}

}  // namespace

TextEncoding detect_encoding(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return TextEncoding::kUtf8;
  if (bytes.starts_with(kLittleEndianMark)) return TextEncoding::kUtf16LittleEndian;
  if (bytes.starts_with(kBigEndianMark)) return TextEncoding::kUtf16BigEndian;
  if (const auto wide = unmarked_utf16(bytes)) return *wide;
  return is_valid_utf8(bytes) ? TextEncoding::kUtf8 : TextEncoding::kWindows1252;
}

Result<std::string> decode_text(std::string bytes, TextEncoding encoding) {
  auto text = decode(std::move(bytes), encoding);
  if (!text) {
    return Error{&errors::table_file_wrong_encoding,
                 {{"encoding", std::string(encoding_name(encoding))}}};
  }
  if (text->find('\0') != std::string::npos) return Error{&errors::table_file_not_text};
  return std::move(*text);
}

std::string_view encoding_name(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::kUtf8: return "utf-8";
    case TextEncoding::kUtf16LittleEndian: return "utf-16le";
    case TextEncoding::kUtf16BigEndian: return "utf-16be";
    case TextEncoding::kWindows1252: return "windows-1252";
  }
  return {};
}

std::optional<TextEncoding> encoding_by_name(std::string_view name) {
  if (!is_valid_utf8(name)) return std::nullopt;
  const std::string folded = fold(name);
  for (const std::string_view alias : {"utf-8", "utf8", "utf-8-sig"}) {
    if (folded == alias) return TextEncoding::kUtf8;
  }
  for (const std::string_view alias :
       {"windows-1252", "cp1252", "latin1", "latin-1", "iso-8859-1", "iso-8859-15"}) {
    if (folded == alias) return TextEncoding::kWindows1252;
  }
  if (folded == "utf-16le" || folded == "utf-16") return TextEncoding::kUtf16LittleEndian;
  if (folded == "utf-16be") return TextEncoding::kUtf16BigEndian;
  return std::nullopt;
}

}  // namespace cochin::platform
