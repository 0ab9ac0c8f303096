#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;

/// `parent` and `enfant`, the second linked to the first as `on_delete` says.
class Deletion : public ::testing::Test {
 protected:
  void link(const std::string& on_delete) {
    product.make_table("Parent", R"([{"name":"Nom","type":"text","unique":true}])");
    product.make_table("Enfant", R"([{"name":"Nom","type":"text","unique":true},
      {"name":"Lien","type":"foreign_key","options":{"table":"parent","on_delete":")" +
                                     on_delete + R"("}}])");
    product.make_record("parent", R"({"nom":"p1"})");
    product.make_record("parent", R"({"nom":"p2"})");
    product.make_record("enfant", R"({"nom":"e1","lien":1})");
    product.make_record("enfant", R"({"nom":"e2","lien":1})");
    product.make_record("enfant", R"({"nom":"e3","lien":2})");
  }

  std::vector<std::string> live(const std::string& table) {
    return product.get(records(table) + "?sort=id").column("/values/nom");
  }

  Product product;
};

TEST_F(Deletion, MovesToTheTrash) {
  link("restrict");
  EXPECT_EQ(product.remove(record("enfant", 1)).status, 204);
  EXPECT_EQ(product.get(record("enfant", 1)).status, 404);
  EXPECT_EQ(product.remove(record("enfant", 1)).status, 404);
  EXPECT_EQ(product.patch(record("enfant", 1), with_values("{}")).status, 404);
  EXPECT_THAT(product.get(records("enfant") + "?trash=true").column("/values/nom"),
              ElementsAre(R"("e1")"));
  EXPECT_THAT(live("enfant"), ElementsAre(R"("e2")", R"("e3")"));
  const Reply restored = product.post(record("enfant", 1, "/restore"));
  EXPECT_EQ(restored.status, 200);
  EXPECT_EQ(restored.at("/version"), "3");
  EXPECT_EQ(restored.text("/values/nom"), "e1");
  EXPECT_EQ(product.post(record("enfant", 1, "/restore")).status, 404);
}

TEST_F(Deletion, IsRefusedWhileLinksRestrictIt) {
  link("restrict");
  const std::string before = product.fingerprint();
  const Reply refused = product.remove(record("parent", 1));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "still_referenced");
  EXPECT_NE(refused.text("/detail").find("Enfant (2)"), std::string::npos);
  EXPECT_EQ(product.fingerprint(), before);
  EXPECT_EQ(product.remove(record("enfant", 1)).status, 204);
  EXPECT_EQ(product.remove(record("enfant", 2)).status, 204);
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204) << "the trash does not hold it";
  const Reply orphan = product.post(record("enfant", 1, "/restore"));
  EXPECT_EQ(orphan.status, 409);
  EXPECT_EQ(orphan.code(), "restore_conflict");
  EXPECT_EQ(product.post(record("parent", 1, "/restore")).status, 200);
  EXPECT_EQ(product.post(record("enfant", 1, "/restore")).status, 200);
}

TEST_F(Deletion, EmptiesLinksAndFillsThemAgain) {
  link("set_null");
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204);
  EXPECT_EQ(product.values("enfant", 1), R"({"nom":"e1","lien":null})");
  EXPECT_EQ(product.values("enfant", 3), R"({"nom":"e3","lien":{"id":2,"label":"p2"}})");
  EXPECT_EQ(product.get(record("enfant", 1)).at("/version"), "2");
  EXPECT_EQ(product.patch(record("enfant", 2), with_values(R"({"lien":2})")).status, 200);
  EXPECT_EQ(product.post(record("parent", 1, "/restore")).status, 200);
  EXPECT_EQ(product.values("enfant", 1), R"({"nom":"e1","lien":{"id":1,"label":"p1"}})");
  EXPECT_EQ(product.values("enfant", 2), R"({"nom":"e2","lien":{"id":2,"label":"p2"}})")
      << "what was filled since stays";
}

TEST_F(Deletion, EmptiesARequiredLinkToo) {
  link("set_null");
  EXPECT_EQ(product.patch(table_path("enfant/fields/lien"), R"({"required":true})").status, 200);
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204);
  EXPECT_EQ(product.values("enfant", 1), R"({"nom":"e1","lien":null})");
}

TEST_F(Deletion, TakesAlongAndBringsBackTogether) {
  link("cascade");
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204);
  EXPECT_THAT(live("enfant"), ElementsAre(R"("e3")"));
  EXPECT_EQ(product.post(record("parent", 1, "/restore")).status, 200);
  EXPECT_THAT(live("enfant"), ElementsAre(R"("e1")", R"("e2")", R"("e3")"));
  EXPECT_EQ(product.values("enfant", 2), R"({"nom":"e2","lien":{"id":1,"label":"p1"}})");
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204);
  EXPECT_EQ(product.post(record("enfant", 2, "/restore")).status, 200)
      << "any of them brings all back";
  EXPECT_THAT(live("parent"), ElementsAre(R"("p1")", R"("p2")"));
  EXPECT_THAT(live("enfant"), ElementsAre(R"("e1")", R"("e2")", R"("e3")"));
}

TEST_F(Deletion, ComesBackWhollyOrNotAtAll) {
  link("cascade");
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204);
  product.make_record("enfant", R"({"nom":"e2"})");
  const std::string before = product.fingerprint();
  const Reply refused = product.post(record("parent", 1, "/restore"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "restored_value_taken");
  EXPECT_NE(refused.text("/detail").find("« e2 » dans « Nom »"), std::string::npos) << refused.body;
  EXPECT_EQ(product.fingerprint(), before);
}

TEST_F(Deletion, FollowsLinksOfLinks) {
  link("cascade");
  product.make_table("Petit", R"([{"name":"Nom","type":"text"},
    {"name":"Lien","type":"foreign_key","options":{"table":"enfant","on_delete":"cascade"}}])");
  product.make_record("petit", R"({"nom":"x1","lien":1})");
  product.make_record("petit", R"({"nom":"x3","lien":3})");
  EXPECT_EQ(product.remove(record("parent", 1)).status, 204);
  EXPECT_THAT(live("petit"), ElementsAre(R"("x3")"));
  product.make_table("Garde",
                     R"([{"name":"Lien","type":"foreign_key","options":{"table":"petit"}}])");
  product.make_record("garde", R"({"lien":2})");
  const std::string before = product.fingerprint();
  const Reply refused = product.remove(record("parent", 2));
  EXPECT_EQ(refused.status, 409) << "deep down something restricts";
  EXPECT_EQ(product.fingerprint(), before);
}

TEST_F(Deletion, EndsInACircle) {
  product.make_table("Cercle", R"([{"name":"Nom","type":"text"},
    {"name":"Suite","type":"foreign_key","options":{"table":"cercle","on_delete":"cascade"}},
    {"name":"Soi","type":"foreign_key","options":{"table":"cercle","on_delete":"restrict"}}])");
  product.make_record("cercle", R"({"nom":"a"})");
  product.make_record("cercle", R"({"nom":"b","suite":1})");
  product.patch(record("cercle", 1), with_values(R"({"suite":2,"soi":1})"));
  EXPECT_EQ(product.remove(record("cercle", 1)).status, 204);
  EXPECT_TRUE(live("cercle").empty());
  EXPECT_EQ(product.post(record("cercle", 2, "/restore")).status, 200);
  EXPECT_EQ(product.get(record("cercle", 1)).text("/values/suite/label"), "b");
}

TEST_F(Deletion, EmptiesSeveralLinksOfOneRecord) {
  product.make_table("Cible", R"([{"name":"Nom","type":"text"}])");
  product.make_table("Source", R"([
    {"name":"Un","type":"foreign_key","options":{"table":"cible","on_delete":"set_null"}},
    {"name":"Deux","type":"foreign_key","options":{"table":"cible","on_delete":"set_null"}}])");
  product.make_record("cible", R"({"nom":"c"})");
  product.make_record("source", R"({"un":1,"deux":1})");
  EXPECT_EQ(product.remove(record("cible", 1)).status, 204);
  EXPECT_EQ(product.values("source", 1), R"({"un":null,"deux":null})");
  EXPECT_EQ(product.post(record("cible", 1, "/restore")).status, 200);
  EXPECT_EQ(product.values("source", 1),
            R"({"un":{"id":1,"label":"c"},"deux":{"id":1,"label":"c"}})");
}

TEST_F(Deletion, OfAUniqueValueLeavesItFree) {
  link("restrict");
  EXPECT_EQ(product.remove(record("enfant", 1)).status, 204);
  EXPECT_EQ(product.make_record("enfant", R"({"nom":"e1"})"), 4);
  const Reply refused = product.post(record("enfant", 1, "/restore"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "restored_value_taken");
  EXPECT_EQ(product.patch(record("enfant", 4), with_values(R"({"nom":"autre"})")).status, 200);
  EXPECT_EQ(product.post(record("enfant", 1, "/restore")).status, 200);
}

TEST(ChoiceDeletion, IsNotUndoneOverAnotherChoice) {
  Product product;
  const char* choice = R"({"categorie":"couleur","valeur":"bleu","libelle":"Bleu"})";
  const auto id = product.make_record("choix", choice);
  EXPECT_EQ(product.remove(record("choix", id)).status, 204);
  product.make_record("choix", choice);
  const Reply refused = product.post(record("choix", id, "/restore"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "restored_value_taken");
}

TEST(ChoiceDeletion, KeepsThoseThatUsedItInTheTrash) {
  Product product;
  const auto choice = product.make_record(
      "choix", R"({"categorie":"statut_projet","valeur":"gele","libelle":"Gelé"})");
  const auto project = product.make_record("projet", R"({"nom_projet":"A","statut":"gele"})");
  EXPECT_EQ(product.remove(record("projet", project)).status, 204);
  EXPECT_EQ(product.remove(record("choix", choice)).status, 204);
  const Reply refused = product.post(record("projet", project, "/restore"));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "restore_conflict");
  EXPECT_EQ(product.post(record("choix", choice, "/restore")).status, 200);
  EXPECT_EQ(product.post(record("projet", project, "/restore")).status, 200);
  EXPECT_EQ(product.get(record("projet", project)).text("/values/statut/value"), "gele");
}

}  // namespace
}  // namespace cochin::testing
