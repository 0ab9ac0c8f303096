#include "domain/accounts/common_passwords.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/accounts/common_password_words.hpp"

namespace cochin::domain {

namespace {

constexpr std::size_t kFewestDifferentCharacters = 5;
constexpr std::size_t kLongestRepeatedPiece = 6;

constexpr std::size_t kLongestWord = 24;
constexpr std::size_t kMostWords = 3;
constexpr std::size_t kMostLetters = 100;
constexpr std::size_t kLongestDecoration = 12;

/// What joins the words of a sentence and adds nothing to guess.
constexpr auto kFillers = std::to_array<std::string_view>(
    {"and",  "are",  "avec",  "ce",   "ceci", "cest", "dans", "de",   "des",  "du",  "elle",  "en",
     "est",  "et",   "for",   "from", "il",   "in",   "is",   "it",   "je",   "la",  "le",    "les",
     "ma",   "me",   "mes",   "mon",  "moi",  "most", "mot",  "my",   "nos",  "not", "notre", "of",
     "on",   "our",  "par",   "pas",  "pour", "qui",  "sa",   "ses",  "so",   "son", "sur",   "te",
     "tes",  "that", "the",   "this", "to",   "toi",  "ton",  "tout", "tres", "tu",  "un",    "une",
     "very", "vive", "votre", "vous", "we",   "with", "you",  "your"});

/// The keys as they lie under the fingers: a column further right is one key to the right.
using Keyboard = std::array<std::string_view, 4>;
constexpr std::array<Keyboard, 2> kKeyboards = {
    Keyboard{"1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"},
    Keyboard{"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"}};

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

std::size_t count_decoration_before(std::string_view text) {
  const std::size_t core = static_cast<std::size_t>(without_decoration(text).data() - text.data());
  return std::min(core, kLongestDecoration);
}

std::size_t count_decoration_after(std::string_view text) {
  const std::string_view core = without_decoration(text);
  const std::size_t end = static_cast<std::size_t>(core.data() - text.data()) + core.size();
  return std::min(text.size() - end, kLongestDecoration);
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char byte : text) {
    if (is_letter(byte)) letters.push_back(byte);
  }
  return letters;
}

bool is_filler(std::string_view word) {
  return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

/// Whether `letters` are at most `kMostWords` common words, with or without what joins them.
bool are_few_common_words(std::string_view letters) {
  if (letters.empty() || letters.size() > kMostLetters) return false;
  constexpr std::size_t kNoWay = 1'000'000;
  std::vector<std::size_t> fewest(letters.size() + 1, kNoWay);
  fewest[0] = 0;
  for (std::size_t start = 0; start < letters.size(); ++start) {
    if (fewest[start] > kMostWords) continue;
    const std::size_t longest = std::min(kLongestWord, letters.size() - start);
    for (std::size_t size = 2; size <= longest; ++size) {
      const std::string_view word = letters.substr(start, size);
      std::size_t& reached = fewest[start + size];
      if (is_filler(word)) reached = std::min(reached, fewest[start]);
      if (is_common_password_word(word)) reached = std::min(reached, fewest[start] + 1);
    }
  }
  return fewest.back() <= kMostWords;
}

/// The signs at both ends may stand for letters or be decoration: every cut is tried.
bool is_undisguised_under_decoration(std::string_view folded) {
  const std::size_t before = count_decoration_before(folded);
  const std::size_t after = count_decoration_after(folded);
  for (std::size_t start = 0; start <= before; ++start) {
    for (std::size_t cut = 0; cut <= after && start + cut < folded.size(); ++cut) {
      const std::string_view core = folded.substr(start, folded.size() - start - cut);
      if (are_few_common_words(letters_of(undisguise(core)))) return true;
    }
  }
  return false;
}

struct Key {
  int row;
  int column;
};

std::optional<Key> find_key(const Keyboard& keyboard, char sign) {
  for (std::size_t row = 0; row < keyboard.size(); ++row) {
    const std::size_t column = keyboard[row].find(sign);
    if (column != keyboard[row].npos) return Key{static_cast<int>(row), static_cast<int>(column)};
  }
  return std::nullopt;
}

bool are_neighbours(char left, char right) {
  return std::ranges::any_of(kKeyboards, [&](const Keyboard& keyboard) {
    const auto from = find_key(keyboard, left);
    const auto to = find_key(keyboard, right);
    return from && to && std::abs(from->row - to->row) <= 1 &&
           std::abs(from->column - to->column) <= 1;
  });
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
         are_few_common_words(letters_of(core)) || is_undisguised_under_decoration(folded);
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
  return predictable * 3 > (folded.size() - 1) * 2;
}

}  // namespace cochin::domain
