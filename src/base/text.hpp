#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cochin {

/// Whether `text` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool is_valid_utf8(std::string_view text);

/// Code points in well-formed UTF-8.
std::size_t count_characters(std::string_view text);

/// Case and accents removed, ligatures opened, typographic apostrophes straightened, compatibility
/// forms replaced: `fold("Éole SARL") == "eole sarl"`, `fold("Œuvre") == "oeuvre"`. What sorting,
/// searching and `fold()` in expressions compare. `text` must be well-formed UTF-8.
std::string fold(std::string_view text);

/// Unicode NFC. `text` must be well-formed UTF-8.
std::string to_nfc(std::string_view text);

/// Without leading and trailing white space (ASCII, U+00A0, U+202F).
std::string_view trim(std::string_view text);

/// The non-empty runs between white space.
std::vector<std::string_view> split_words(std::string_view text);

/// A name as people may give it to a table or a field: NFC, trimmed, 1 to 200 characters, no
/// control character. Empty when it cannot be one.
std::optional<std::string> clean_name(std::string_view text);

/// Lower case ASCII identifier made from a name: accents folded, other signs to `_`, no leading
/// digit, no doubled or trailing `_`. Empty when the name has no letter.
std::string make_slug(std::string_view name);

/// `^[a-z][a-z0-9_]{0,62}$`.
bool is_slug(std::string_view text);

}  // namespace cochin
