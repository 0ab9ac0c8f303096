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

//
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

//
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

//
TEST(PasswordPolicy, AcceptsLongPasswords) {
  std::string long_one;
  while (long_one.size() < 200) long_one += "Vk7 hLq2 " + std::to_string(long_one.size());
  EXPECT_EQ(broken(long_one), Ids{});
}

//
TEST(PasswordPolicy, AcceptsSpacesAndAnyScript) {
  EXPECT_EQ(broken("мой пароль длинный"), Ids{});
  EXPECT_EQ(broken("🦒 papier 🪘 racine"), Ids{});
}

//
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

//
TEST(PasswordPolicy, RefusesNamesOfThePersonAndOfThePlace) {
  EXPECT_EQ(broken("Martin75014!!"), Ids{"contains_personal_data"});
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

//
TEST(PasswordText, IsTheSameFromEveryKeyboard) {
  EXPECT_EQ(normalize_password("e\u0301te\u0301"), normalize_password("été"));
  EXPECT_EQ(normalize_password("deux\u00a0mots\u202fici"), "deux mots ici");
}

//
TEST(PasswordText, IsNeverCutNorCaseFolded) {
  EXPECT_EQ(normalize_password("AbC ﬁ"), "AbC ﬁ");
  EXPECT_EQ(normalize_password(std::string(1024, 'x')), std::string(1024, 'x'));
  EXPECT_EQ(normalize_password(std::string(1025, 'x')), std::nullopt);
  EXPECT_EQ(normalize_password("\xff"), std::nullopt);
}

}  // namespace
}  // namespace cochin::domain
