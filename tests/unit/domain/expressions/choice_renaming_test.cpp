#include "domain/expressions/choice_renaming.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "domain/expressions/ast_printer.hpp"
#include "domain/expressions/checker.hpp"
#include "support/project_schema.hpp"
#include "support/random_expression.hpp"

namespace cochin::domain {
namespace {

const ChoiceRenaming kRenaming{"statut_projet", "en_cours", "ouvert", {}};

std::optional<std::string> rename(const std::string& source,
                                  const ChoiceRenaming& renaming = kRenaming) {
  const Schema schema = testing::project_schema();
  const auto checked = check_expression(source, {schema, *schema.find("projet")});
  EXPECT_TRUE(checked.has_value()) << source;
  return checked ? rename_choice(source, *checked, renaming) : std::nullopt;
}

TEST(RenameChoice, ChangesTheChoiceAndNothingElse) {
  EXPECT_EQ(rename("statut == 'en_cours'"), "statut == \"ouvert\"");
  EXPECT_EQ(rename("  statut   in [ 'termine', \"en_cours\" ] // « en_cours »\n"),
            "  statut   in [ 'termine', \"ouvert\" ] // « en_cours »\n");
  EXPECT_EQ(rename("nom == \"été\" && \"en_cours\" != statut || statut == r'en_cours'"),
            "nom == \"été\" && \"ouvert\" != statut || statut == \"ouvert\"");
  EXPECT_EQ(rename("statut == '''en_cours'''"), "statut == \"ouvert\"");
}

TEST(RenameChoice, LeavesTextsAndOtherCategoriesAlone) {
  EXPECT_EQ(rename("nom == 'en_cours'"), std::nullopt);
  EXPECT_EQ(rename("statut == 'termine'"), std::nullopt);
  EXPECT_EQ(rename("statut == 'en_cours'", {"statut_devis", "en_cours", "x", {}}), std::nullopt);
}

TEST(RenameChoice, WritesWhateverTheNewNameHolds) {
  const auto renamed =
      rename("statut == 'en_cours'", {"statut_projet", "en_cours", "a\"\\\né", {}});
  ASSERT_TRUE(renamed);
  const auto back = rename(*renamed, {"statut_projet", "a\"\\\né", "en_cours", {}});
  EXPECT_EQ(back, "statut == \"en_cours\"");
}

/// There and back again gives what was there, whatever the expression.
RC_GTEST_PROP(RenameChoice, CanBeTakenBack, ()) {
  const Schema schema = testing::project_schema();
  const Table& table = *schema.find("projet");
  testing::Chance chance(*rc::gen::arbitrary<std::uint64_t>());
  testing::RandomExpression random(chance, schema, table);
  const std::string source = print_expression(random.condition(4));
  const auto checked = check_expression(source, {schema, table});
  RC_PRE(checked.has_value());
  for (const auto& [category, valeur] : checked->uses.choices) {
    const ChoiceRenaming away{category, valeur, "tout autre « nom »", {}};
    const auto renamed = rename_choice(source, *checked, away);
    RC_ASSERT(renamed.has_value());
    const auto again = check_expression(*renamed, {schema, table});
    RC_ASSERT(again.has_value());
    const std::pair<std::string, std::string> old{category, valeur};
    RC_ASSERT(std::ranges::find(again->uses.choices, old) == again->uses.choices.end());
    const auto back = rename_choice(*renamed, *again, {category, away.after, valeur, {}});
    RC_ASSERT(back.has_value());
    const auto last = check_expression(*back, {schema, table});
    RC_ASSERT(last.has_value());
    RC_ASSERT(last->source == checked->source);
  }
}

}  // namespace
}  // namespace cochin::domain
