#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cochin::domain {

/// Longest user name, in characters.
inline constexpr std::size_t kMaximumUsernameCharacters = 150;

/// A user name as it is shown: NFC, trimmed, 1 to 150 characters, no control character. Empty when
/// `text` cannot be one.
std::optional<std::string> clean_username(std::string_view text);

/// The same for an account made by hand: letters and digits of any script and `. _ - + @` only.
std::optional<std::string> plain_username(std::string_view text);

/// What makes two user names the same: trimmed and NFKC_Casefold (Unicode §3.13, D145), so that
/// letter case, full-width letters and invisible signs make no second name. Accents count. Empty
/// when `text` is not UTF-8 or nothing is left.
std::optional<std::string> username_key(std::string_view text);

}  // namespace cochin::domain
