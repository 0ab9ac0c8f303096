#include "domain/accounts/password_policy.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "base/error_catalog.hpp"
#include "base/text.hpp"
#include "domain/accounts/common_passwords.hpp"

namespace cochin::domain {

namespace {

/// Shorter pieces of names turn up in innocent words.
constexpr std::size_t kShortestTellingPiece = 4;

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

/// Whether `folded` holds one of the pieces of `name`: the whole, or what stands between signs.
bool contains_piece_of(std::string_view folded, std::string_view name) {
  if (!is_valid_utf8(name)) return false;
  const std::string lower = fold(trim(name));
  const auto tells = [&](std::string_view piece) {
    return piece.size() >= kShortestTellingPiece && folded.find(piece) != folded.npos;
  };
  if (tells(lower)) return true;
  std::size_t start = 0;
  for (std::size_t end = 0; end <= lower.size(); ++end) {
    if (end < lower.size() && is_letter_or_digit(lower[end])) continue;
    if (tells(std::string_view(lower).substr(start, end - start))) return true;
    start = end + 1;
  }
  return false;
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
  return false;
}

}  // namespace

std::vector<BrokenPasswordRule> check_password(std::string_view password,
                                               const PersonalData& person,
                                               const PasswordRules& rules) {
  std::vector<BrokenPasswordRule> broken;
  const std::size_t characters = count_characters(password);
  if (characters < rules.minimum_characters) {
    broken.push_back({&errors::too_short, {{"minimum", std::to_string(rules.minimum_characters)}}});
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
