#include "domain/accounts/password_policy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "domain/accounts/common_password_words.hpp"
#include "domain/accounts/common_passwords.hpp"
#include "domain/accounts/password_text.hpp"

namespace cochin::domain {
namespace {

const PersonalData kMartin{.username = "martin",
                           .email = "claire.martin@chu.example",
                           .first_name = "Claire-Hélène",
                           .last_name = "Le Guennec"};

std::set<std::string> broken(std::string_view password, const PersonalData& person = kMartin) {
  std::set<std::string> ids;
  for (const BrokenPasswordRule& rule : check_password(password, person)) {
    ids.emplace(rule.kind->id);
  }
  return ids;
}

using Ids = std::set<std::string>;

// A-03
TEST(PasswordPolicy, AsksForTwelveCharactersNotBytes) {
  EXPECT_EQ(broken("Vk7&hLq2#wZ"), Ids{"too_short"});
  EXPECT_EQ(broken("Vk7&hLq2#wZp"), Ids{});
  EXPECT_EQ(broken("éÉ7&éÉ2#éÉp"), Ids{"too_short"});
}

TEST(PasswordPolicy, NamesTheMinimumInTheMessage) {
  const auto rules = check_password("Vk7&hLq2#wZ", kMartin);
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].parameters, (ErrorParameters{{"minimum", "12"}}));
}

// A-04
TEST(PasswordPolicy, AsksForFourKindsAtTwelveAndThirteenThreeAtFourteenNoneFromFifteen) {
  EXPECT_EQ(broken("Vk7xhLq2twZp"), Ids{"not_complex"});
  EXPECT_EQ(broken("Vk7xhLq2twZpm"), Ids{"not_complex"});
  EXPECT_EQ(broken("Vk7&hLq2twZpm"), Ids{});
  EXPECT_EQ(broken("Vk7xhLq2twZpmg"), Ids{});
  EXPECT_EQ(broken("vk7xhlq2twzpmg"), Ids{"not_complex"});
  EXPECT_EQ(broken("vkrxhlqctwzpmgt"), Ids{});
}

TEST(PasswordPolicy, AcceptsPassphrasesOfSevenWords) {
  EXPECT_EQ(broken("girafe papier lundi racine tambour ivoire seuil"), Ids{});
  EXPECT_EQ(broken("correct horse battery staple"), Ids{});
}

// A-03
TEST(PasswordPolicy, AsksAdministratorsForFifteenCharacters) {
  PersonalData person = kMartin;
  person.is_privileged = true;
  EXPECT_EQ(broken("Vk7&hLq2#wZpmg", person), Ids{"too_short"});
  EXPECT_EQ(broken("Vk7&hLq2#wZpmgt", person), Ids{});
  EXPECT_EQ(check_password("Vk7&hLq2#wZpmg", person)[0].parameters,
            (ErrorParameters{{"minimum", "15"}}));
}

// A-05
TEST(PasswordPolicy, AcceptsLongPasswords) {
  std::string long_one;
  while (long_one.size() < 200) long_one += "Vk7 hLq2 " + std::to_string(long_one.size());
  EXPECT_EQ(broken(long_one), Ids{});
}

// A-06
TEST(PasswordPolicy, AcceptsSpacesAndAnyScript) {
  EXPECT_EQ(broken("мой пароль длинный"), Ids{});
  EXPECT_EQ(broken("🦒 papier 🪘 racine"), Ids{});
}

// A-07
TEST(PasswordPolicy, RefusesCommonWordsUnderTheirDisguises) {
  for (const char* common :
       {"Azertyuiop123!", "P@ssw0rd2024!!", "Motdepasse123!", "MotDePasse2026!", "Bonjour12345!",
        "Soleil!Soleil1", "Chocolat-2026!", "Marseille13013!", "Qwertyuiop!234", "JeTaime-Marie1!",
        "Administrateur1!", "Décembre-2026!", "Welcome2026!!!", "passwordpassword",
        "iloveyou-iloveyou"}) {
    EXPECT_TRUE(broken(common).contains("too_common")) << common;
  }
}

TEST(PasswordPolicy, RefusesRunsAndRepetitions) {
  for (const char* run :
       {"123456789012345", "abcdefghijklmnop", "azertyuiopqsdfghjklm", "aaaaaaaaaaaaaaaa",
        "Xk7!Xk7!Xk7!Xk7!", "987654321098765", "mlkjhgfdsqpoiuytreza", "1122334455667788"}) {
    EXPECT_TRUE(broken(run).contains("too_common")) << run;
  }
}

TEST(PasswordPolicy, RefusesWalksOverTheKeyboard) {
  for (const char* walk : {"1qaz2wsx3edc4rfv", "q1w2e3r4t5y6u7i8", "zaq12wsxcde34rfv",
                           "1234567890azertyuiop", "azeqsdwxcazeqsd", "AQWZSXEDCRFVTGB"}) {
    EXPECT_TRUE(broken(walk).contains("too_common")) << walk;
  }
}

TEST(PasswordPolicy, RefusesShortSentencesOfCommonWords) {
  for (const char* sentence :
       {"thisismypassword", "je t'aime mon amour", "Le chat de Marie 2024", "vivelesvacances!"}) {
    EXPECT_TRUE(broken(sentence).contains("too_common")) << sentence;
  }
}

/// Common words with the decorations that people add to meet a policy, all of at least twelve
/// characters: two words and a year, one word with signs, capitals, accents lost, leet letters.
std::vector<std::string> decorated_common_passwords() {
  const auto capital = [](std::string word) {
    if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - ('a' - 'A'));
    return word;
  };
  const auto leet = [](std::string word) {
    for (char& sign : word) {
      const std::size_t at = std::string_view("aeios").find(sign);
      if (at != std::string_view::npos) sign = "@310$"[at];
    }
    return word;
  };
  const auto is_plain = [](std::string_view word) {
    return word.find_first_of("0123456789") == word.npos;
  };
  std::vector<std::string> passwords;
  const std::vector<std::string> words(kCommonPasswordWords.begin(), kCommonPasswordWords.end());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string other = words[(i * 37 + 11) % words.size()];
    if (!is_plain(words[i]) || !is_plain(other)) continue;
    for (int year = 1990; year < 2030; year += 5) {
      passwords.push_back(capital(words[i]) + std::to_string(year) + "!!!");
      passwords.push_back(capital(words[i]) + "-" + capital(other) + std::to_string(year));
      passwords.push_back(leet(words[i]) + leet(other) + "#" + std::to_string(year));
    }
    passwords.push_back(words[i] + words[i] + "123!");
    passwords.push_back("123" + capital(words[i]) + other + "$$");
  }
  std::erase_if(passwords, [](const std::string& password) { return password.size() < 12; });
  return passwords;
}

// A-07
TEST(PasswordPolicy, RefusesMoreThanTwentyThousandCommonPasswords) {
  const auto passwords = decorated_common_passwords();
  const std::set<std::string> different(passwords.begin(), passwords.end());
  EXPECT_GT(different.size(), 20'000U);
  std::vector<std::string> accepted;
  for (const std::string& password : different) {
    if (!broken(password).contains("too_common")) accepted.push_back(password);
  }
  EXPECT_TRUE(accepted.empty()) << accepted.size() << " accepted, e.g. " << accepted.front();
}

// A-08
TEST(PasswordPolicy, RefusesLittleElseThanNamesOfTheContext) {
  PersonalData person = kMartin;
  person.context = {"project-desk.intra.example", "Devis par projet", "DevisParProjet", "Chat"};
  EXPECT_TRUE(broken("Devis-Projet-2026!", person).contains("contains_personal_data"));
  EXPECT_TRUE(broken("DevisParProjet2026!", person).contains("contains_personal_data"));
  EXPECT_TRUE(broken("Intra-Desk-Example1!", person).contains("contains_personal_data"));
  EXPECT_EQ(broken("un achat de girafe papier", person), Ids{});
}

// A-08
TEST(PasswordPolicy, RefusesNamesOfThePersonAndOfThePlace) {
  EXPECT_TRUE(broken("Martin75014!!").contains("contains_personal_data"));
  EXPECT_EQ(broken("Cochin-Hopital-2026!"), Ids{"contains_personal_data"});
  EXPECT_EQ(broken("xk7!HELENE#2wq"), Ids{"contains_personal_data"});
  EXPECT_EQ(broken("tw7 le guennec zk"), Ids{"contains_personal_data"});
  EXPECT_EQ(broken("9#Guénnec&vk2"), Ids{"contains_personal_data"});
  EXPECT_EQ(broken("Changeme-7&vk2z"), Ids{"contains_personal_data"});
}

TEST(PasswordPolicy, IgnoresPiecesTooShortToTell) {
  const PersonalData lu{
      .username = "lu", .email = "a@b.example", .first_name = "Bo", .last_name = ""};
  EXPECT_EQ(broken("tabouret lumineux violon", lu), Ids{});
}

TEST(CommonPasswords, AreSortedForTheSearch) {
  EXPECT_TRUE(std::is_sorted(kCommonPasswordWords.begin(), kCommonPasswordWords.end()));
}

// A-06
TEST(PasswordText, IsTheSameFromEveryKeyboard) {
  EXPECT_EQ(normalize_password("e\u0301te\u0301"), normalize_password("été"));
  EXPECT_EQ(normalize_password("deux\u00a0mots\u202fici"), "deux mots ici");
}

// A-05
TEST(PasswordText, IsNeverCutNorCaseFolded) {
  EXPECT_EQ(normalize_password("AbC ﬁ"), "AbC ﬁ");
  EXPECT_EQ(normalize_password(std::string(1024, 'x')), std::string(1024, 'x'));
  EXPECT_EQ(normalize_password(std::string(1025, 'x')), std::nullopt);
  EXPECT_EQ(normalize_password("\xff"), std::nullopt);
}

}  // namespace
}  // namespace cochin::domain
