#include "domain/accounts/password_policy.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/accounts/common_passwords.hpp"

namespace cochin::domain {

namespace {

/// Shorter pieces of names turn up in innocent words.
constexpr std::size_t kShortestTellingPiece = 4;

/// What must be left of a password without the names of its context, for it to be a secret.
constexpr std::size_t kFewestOwnCharacters = 10;

/// The place, the house and the product.
constexpr std::array<std::string_view, 9> kContextWords = {"cochin",
                                                           "aphp",
                                                           "hopital",
                                                           "hospital",
                                                           "assistance publique",
                                                           "projectmanager",
                                                           "project manager",
                                                           "project-manager",
                                                           "changeme"};

std::size_t count_kinds_of_signs(std::string_view password) {
  bool has_lower = false;
  bool has_upper = false;
  bool has_digit = false;
  bool has_other = false;
  const auto signs =
      icu::UnicodeString::fromUTF8({password.data(), static_cast<std::int32_t>(password.size())});
  for (std::int32_t index = 0; index < signs.length(); index = signs.moveIndex32(index, 1)) {
    const UChar32 point = signs.char32At(index);
    if (u_isULowercase(point) != 0) {
      has_lower = true;
    } else if (u_isUUppercase(point) != 0) {
      has_upper = true;
    } else if (u_isdigit(point) != 0) {
      has_digit = true;
    } else {
      has_other = true;
    }
  }
  return std::size_t{has_lower} + std::size_t{has_upper} + std::size_t{has_digit} +
         std::size_t{has_other};
}

std::size_t kinds_needed(std::size_t characters, const PasswordRules& rules) {
  if (characters >= rules.simple_from_characters) return 1;
  return characters + 1 == rules.simple_from_characters ? 3 : 4;
}

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// Calls `use` with the whole of `name`, folded, and with what stands between its signs, down to
/// the shortest telling piece.
template <typename Use>
void for_each_piece(std::string_view name, const Use& use) {
  if (!is_valid_utf8(name)) return;
  const std::string lower = fold(trim(name));
  const auto tell = [&](std::string_view piece) {
    if (piece.size() >= kShortestTellingPiece) use(piece);
  };
  tell(lower);
  std::size_t start = 0;
  for (std::size_t end = 0; end <= lower.size(); ++end) {
    if (end < lower.size() && is_letter_or_digit(lower[end])) continue;
    tell(std::string_view(lower).substr(start, end - start));
    start = end + 1;
  }
}

bool contains_piece_of(std::string_view folded, std::string_view name) {
  bool found = false;
  for_each_piece(
      name, [&](std::string_view piece) { found = found || folded.find(piece) != folded.npos; });
  return found;
}

/// Whether the password is little else than names of its context. One of them among other words
/// is no weakness, and people name tables as they like.
bool is_made_of_context(const std::string& folded, const std::vector<std::string>& context) {
  std::vector<bool> covered(folded.size(), false);
  bool has_any = false;
  for (const std::string& name : context) {
    for_each_piece(name, [&](std::string_view piece) {
      for (std::size_t at = folded.find(piece); at != folded.npos;
           at = folded.find(piece, at + 1)) {
        has_any = true;
        std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(at), piece.size(), true);
      }
    });
  }
  if (!has_any) return false;
  std::string own;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (!covered[i]) own.push_back(folded[i]);
  }
  return count_characters(own) < kFewestOwnCharacters;
}

bool contains_personal_data(std::string_view password, const PersonalData& person) {
  const std::string folded = fold(password);
  const std::string_view email = person.email;
  for (const std::string_view name :
       {std::string_view(person.username), email.substr(0, email.find('@')),
        std::string_view(person.first_name), std::string_view(person.last_name)}) {
    if (contains_piece_of(folded, name)) return true;
  }
  for (const std::string_view word : kContextWords) {
    if (folded.find(word) != folded.npos) return true;
  }
  return is_made_of_context(folded, person.context);
}

}  // namespace

std::span<const ErrorKind* const> password_rule_kinds() {
  static constexpr std::array<const ErrorKind*, 4> kKinds = {
      &errors::too_short, &errors::not_complex, &errors::too_common,
      &errors::contains_personal_data};
  return kKinds;
}

std::vector<BrokenPasswordRule> check_password(std::string_view password,
                                               const PersonalData& person,
                                               const PasswordRules& rules) {
  std::vector<BrokenPasswordRule> broken;
  const std::size_t characters = count_characters(password);
  const std::size_t minimum = rules.minimum_for(person.is_privileged);
  if (characters < minimum) {
    broken.push_back({&errors::too_short, {{"minimum", std::to_string(minimum)}}});
  }
  const std::size_t needed = kinds_needed(characters, rules);
  if (count_kinds_of_signs(password) < needed) {
    broken.push_back({&errors::not_complex,
                      {{"kinds", std::to_string(needed)},
                       {"simple_from", std::to_string(rules.simple_from_characters)}}});
  }
  if (is_disguised_common_password(password) || is_predictable_run(password)) {
    broken.push_back({&errors::too_common, {}});
  }
  if (contains_personal_data(password, person)) {
    broken.push_back({&errors::contains_personal_data, {}});
  }
  return broken;
}

}  // namespace cochin::domain
