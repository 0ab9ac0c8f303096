#include "domain/accounts/common_passwords.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "domain/accounts/common_password_words.hpp"

namespace cochin::domain {

namespace {

constexpr std::size_t kFewestDifferentCharacters = 5;
constexpr std::size_t kLongestRepeatedPiece = 6;

constexpr std::array<std::string_view, 7> kKeyboardRows = {
    "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"};

bool is_letter(char byte) { return byte >= 'a' && byte <= 'z'; }

char undisguise(char byte) {
  constexpr std::string_view kSigns = "0134578@$!|+";
  constexpr std::string_view kLetters = "oieastbasiit";
  const std::size_t found = kSigns.find(byte);
  return found == kSigns.npos ? byte : kLetters[found];
}

std::string undisguise(std::string_view text) {
  std::string letters;
  for (const char byte : text) letters.push_back(undisguise(byte));
  return letters;
}

std::string_view without_decoration(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char byte : text) {
    if (is_letter(byte)) letters.push_back(byte);
  }
  return letters;
}

bool is_one_or_two_words(std::string_view text) {
  if (is_common_password_word(text)) return true;
  for (std::size_t cut = 3; cut + 3 <= text.size(); ++cut) {
    if (is_common_password_word(text.substr(0, cut)) && is_common_password_word(text.substr(cut))) {
      return true;
    }
  }
  return false;
}

bool are_neighbours(char left, char right) {
  for (const std::string_view row : kKeyboardRows) {
    const std::size_t at = row.find(left);
    if (at == row.npos) continue;
    if (at + 1 < row.size() && row[at + 1] == right) return true;
    if (at > 0 && row[at - 1] == right) return true;
  }
  return false;
}

bool is_predictable_step(char left, char right) {
  const int step = right - left;
  return (step >= -1 && step <= 1) || are_neighbours(left, right);
}

bool is_repeated_piece(std::string_view text) {
  for (std::size_t size = 1; size <= kLongestRepeatedPiece && size * 2 <= text.size(); ++size) {
    bool repeats = true;
    for (std::size_t i = size; i < text.size() && repeats; ++i) repeats = text[i] == text[i - size];
    if (repeats) return true;
  }
  return false;
}

std::size_t count_different(std::string text) {
  std::sort(text.begin(), text.end());
  return static_cast<std::size_t>(std::unique(text.begin(), text.end()) - text.begin());
}

}  // namespace

bool is_common_password_word(std::string_view word) {
  return std::binary_search(kCommonPasswordWords.begin(), kCommonPasswordWords.end(), word);
}

bool is_disguised_common_password(std::string_view password) {
  const std::string folded = fold(password);
  const std::string_view core = without_decoration(folded);
  return is_common_password_word(folded) || is_common_password_word(core) ||
         is_one_or_two_words(letters_of(core)) ||
         is_one_or_two_words(letters_of(undisguise(core))) ||
         is_one_or_two_words(letters_of(undisguise(folded)));
}

bool is_predictable_run(std::string_view password) {
  const std::string folded = fold(password);
  if (folded.size() < 2) return true;
  if (count_different(folded) < kFewestDifferentCharacters || is_repeated_piece(folded))
    return true;
  std::size_t predictable = 0;
  for (std::size_t i = 1; i < folded.size(); ++i) {
    if (is_predictable_step(folded[i - 1], folded[i])) ++predictable;
  }
  return predictable * 4 > (folded.size() - 1) * 3;
}

}  // namespace cochin::domain
