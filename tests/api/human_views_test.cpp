#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

class HumanViews : public ::testing::Test {
 protected:
  HumanViews() {
    product.make_record("contact", R"({"nom":"Curie","prenom":"Marie"})");
    product.make_record("devis", R"({"numero_devis":"D-1","nom_devis":"Four","montant_ht":"-0.05",
      "date_creation":"2024-02-29","statut":"accepte","contact":1})");
    product.make_record("devis", R"({"numero_devis":"D-2","nom_devis":"Perdu"})");
    product.remove(record("devis", 2));
  }

  std::string text(const char* sql) { return product.database().text(sql); }
  std::int64_t integer(const char* sql) { return product.database().integer(sql); }

  Product product;
};

TEST_F(HumanViews, ShowATableByItsNames) {
  EXPECT_EQ(integer("SELECT count(*) FROM devis"), 1) << "the trash is not shown";
  EXPECT_EQ(text("SELECT numero_devis||'|'||nom_devis||'|'||montant_ht||'|'||date_creation||'|'"
                 "||statut||'|'||contact||'|'||ifnull(montant_ttc,'-') FROM devis WHERE id=1"),
            "D-1|Four|-0.05|2024-02-29|accepte|1|-");
}

TEST_F(HumanViews, FollowEveryChangeOfTheSchema) {
  product.make_table("Bilan annuel", R"([{"name":"Group","type":"number"}])");
  product.make_record("bilan_annuel", R"({"group":7})");
  EXPECT_EQ(integer("SELECT \"group\" FROM bilan_annuel"), 7);
  product.post(table_path("bilan_annuel/fields"), R"({"name":"Select","type":"text"})");
  product.patch(record("bilan_annuel", 1), with_values(R"({"select":"x"})"));
  EXPECT_EQ(text("SELECT \"select\" FROM bilan_annuel"), "x");
  EXPECT_EQ(product.patch(table_path("bilan_annuel/fields/group"), R"({"type":"decimal"})").status,
            200);
  EXPECT_EQ(text("SELECT \"group\" FROM bilan_annuel"), "7.00");
  product.remove(table_path("bilan_annuel/fields/select"));
  EXPECT_EQ(integer("SELECT count(*) FROM pragma_table_info('bilan_annuel') WHERE name='select'"),
            0);
  const std::string number = product.get(table_path("bilan_annuel")).at("/id");
  product.remove(table_path("bilan_annuel"));
  EXPECT_EQ(integer("SELECT count(*) FROM sqlite_schema WHERE name='bilan_annuel'"), 0);
  product.post(table_path(number, "/restore"));
  EXPECT_EQ(text("SELECT \"group\" FROM bilan_annuel"), "7.00");
}

TEST_F(HumanViews, ShowEveryRecordOfEveryTable) {
  EXPECT_EQ(integer("SELECT count(*) FROM database_dynamicrecord"), 13 + 4 + 1 + 1);
  EXPECT_EQ(integer("SELECT count(*) FROM database_dynamicrecord r JOIN database_dynamictable t"
                    " ON t.id=r.table_id WHERE t.slug='devis' AND r.custom_id=1"
                    " AND r.created_by_id=1"),
            1);
  EXPECT_EQ(integer("SELECT count(DISTINCT id) FROM database_dynamicrecord"), 13 + 4 + 1 + 1);
}

TEST_F(HumanViews, ShowEveryValueOfEveryRecord) {
  constexpr const char* kValue =
      "SELECT v.value FROM database_dynamicvalue v JOIN database_dynamicfield f ON f.id=v.field_id"
      " JOIN database_dynamicrecord r ON r.id=v.record_id JOIN database_dynamictable t"
      " ON t.id=r.table_id WHERE t.slug='devis' AND r.custom_id=1 AND f.slug=";
  const auto value = [&](const char* slug) {
    return product.database().text(std::string(kValue) + "'" + slug + "'");
  };
  EXPECT_EQ(value("numero_devis"), "D-1");
  EXPECT_EQ(value("montant_ht"), "-0.05");
  EXPECT_EQ(value("date_creation"), "2024-02-29");
  EXPECT_EQ(value("statut"), "accepte");
  EXPECT_EQ(value("contact"), "1");
  EXPECT_EQ(value("montant_ttc"), "");
  EXPECT_EQ(integer("SELECT count(*) FROM database_dynamicvalue v JOIN database_dynamicrecord r"
                    " ON r.id=v.record_id JOIN database_dynamictable t ON t.id=r.table_id"
                    " WHERE t.slug='devis'"),
            8)
      << "one per field of the live record";
}

TEST_F(HumanViews, KeepTheirIdsApartFromTableToTable) {
  EXPECT_EQ(integer("SELECT count(*) FROM (SELECT record_id,field_id FROM database_dynamicvalue"
                    " GROUP BY 1,2 HAVING count(*)>1)"),
            0);
}

}  // namespace
}  // namespace cochin::testing
