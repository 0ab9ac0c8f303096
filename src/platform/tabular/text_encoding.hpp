#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace cochin::platform {

enum class TextEncoding { kUtf8, kUtf16LittleEndian, kUtf16BigEndian, kWindows1252 };

/// By the byte order mark, else UTF-16 when the zero bytes of its Latin letters stand all on one
/// side, else UTF-8 when all of `bytes` is well formed, else Windows-1252 (which every sequence of
/// bytes is).
TextEncoding detect_encoding(std::string_view bytes);

/// `bytes` as UTF-8 without byte order mark.
/// Errors: `table_file_wrong_encoding` when they are not in `encoding`; `table_file_not_text` when
/// they hold a NUL character.
Result<std::string> decode_text(std::string bytes, TextEncoding encoding);

/// The IANA names in lower case: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`.
std::string_view encoding_name(TextEncoding encoding);

/// By IANA name or the usual aliases (`utf8`, `cp1252`, `latin1`, `iso-8859-1`), in any case.
std::optional<TextEncoding> encoding_by_name(std::string_view name);

}  // namespace cochin::platform
