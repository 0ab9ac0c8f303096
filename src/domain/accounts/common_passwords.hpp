#pragma once

#include <string_view>

namespace cochin::domain {

/// Whether a folded, lower case `word` is one that people commonly make passwords of, French and
/// English. O(log N).
bool is_common_password_word(std::string_view word);

/// Whether `password` is one to three common words, with the small words that join them, under the
/// usual disguises: letter case, accents, signs for letters (`@` for a), digits and signs around
/// and between.
bool is_disguised_common_password(std::string_view password);

/// Whether more than two in three steps from one character to the next are the same character,
/// the next of the alphabet or of the digits, or a neighbouring key of an AZERTY or QWERTY
/// keyboard; or the whole is a short piece repeated; or it has fewer than five different
/// characters.
bool is_predictable_run(std::string_view password);

}  // namespace cochin::domain
