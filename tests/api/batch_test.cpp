#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

std::string batch(std::string_view operations) {
  return R"({"operations":)" + std::string(operations) + "}";
}

constexpr std::string_view kBatch = "/api/v1/batch";

TEST(Batch, WritesAllInOrderWithReferences) {
  Product product;
  product.make_record("contact", R"({"nom":"Ancien"})");
  product.make_record("contact", R"({"nom":"Perdu"})");
  const Reply done = product.post(kBatch, batch(R"([
    {"op":"create","table":"contact","values":{"nom":"Curie"},"ref":"marie"},
    {"op":"create","table":"projet","values":{"nom_projet":"Radium","contact_principal":{"$ref":"marie"}},"ref":"p"},
    {"op":"create","table":"devis","values":{"numero_devis":"D-1","nom_devis":"Four"},"ref":"d"},
    {"op":"create","table":"devisparprojet","values":{"projet":{"$ref":"p"},"devis":{"$ref":"d"}}},
    {"op":"update","table":"contact","id":1,"version":1,"values":{"nom":"Nouveau"}},
    {"op":"update","table":"contact","id":1,"version":2,"values":{"prenom":"Deux"}},
    {"op":"delete","table":"contact","id":2,"version":1}])"));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.at("/results/0"), R"({"table":"contact","id":3,"version":1})");
  EXPECT_EQ(done.at("/results/5"), R"({"table":"contact","id":1,"version":3})");
  EXPECT_EQ(done.at("/results/6"), R"({"table":"contact","id":2,"version":null})");
  EXPECT_EQ(product.get(record("projet", 1)).text("/values/contact_principal/label"), "Curie");
  EXPECT_EQ(product.get(record("devisparprojet", 1)).text("/values/devis/label"), "D-1 Four");
  EXPECT_EQ(product.get(record("contact", 2)).status, 404);
}

TEST(Batch, BringsBackWhatWentToTheTrash) {
  Product product;
  product.make_record("contact", R"({"nom":"Curie"})");
  product.make_record("contact", R"({"nom":"Joliot"})");
  product.post(kBatch, batch(R"([{"op":"delete","table":"contact","id":1},
                                 {"op":"delete","table":"contact","id":2}])"));
  const Reply done = product.post(kBatch, batch(R"([{"op":"restore","table":"contact","id":1},
                                                    {"op":"restore","table":"contact","id":2}])"));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.at("/results/1"), R"({"table":"contact","id":2,"version":3})");
  EXPECT_EQ(product.get(record("contact", 1)).text("/values/nom"), "Curie");
  const Reply refused =
      product.post(kBatch, batch(R"([{"op":"restore","table":"contact","id":1}])"));
  EXPECT_EQ(refused.refusal("/operations/0"), "not_found") << "it is not in the trash";
}

TEST(Batch, ChangesNothingWhenOneOperationIsRefused) {
  Product product;
  product.make_record("contact", R"({"nom":"Curie"})");
  product.make_record("devis", R"({"numero_devis":"D-1","nom_devis":"A","contact":1})");
  const std::string first = R"({"op":"create","table":"contact","values":{"nom":"X"}},)"
                            R"({"op":"update","table":"contact","id":1,"values":{"nom":"Y"}},)";
  const std::tuple<const char*, int, const char*, const char*> cases[] = {
      {R"({"op":"create","table":"contact","values":{}})", 422, "/operations/2/values/nom",
       "required"},
      {R"({"op":"create","table":"devis","values":{"numero_devis":"D-1","nom_devis":"B"}})", 422,
       "/operations/2/values/numero_devis", "duplicate_value"},
      {R"({"op":"update","table":"contact","id":99,"values":{}})", 404, "/operations/2",
       "not_found"},
      {R"({"op":"create","table":"absent","values":{}})", 404, "/operations/2", "not_found"},
      {R"({"op":"update","table":"contact","id":1,"version":1,"values":{}})", 412, "/operations/2",
       "version_conflict"},
      {R"({"op":"delete","table":"contact","id":1})", 409, "/operations/2", "still_referenced"},
      {R"({"op":"update","table":"devis","id":1,"values":{"contact":{"$ref":"absent"}}})", 422,
       "/operations/2/values/contact", "unknown_reference"},
      {R"({"op":"update","table":"devis","id":1,"values":{"contact":{"$ref":7}}})", 422,
       "/operations/2/values/contact", "unknown_reference"},
      {R"({"op":"update","table":"devis","id":1,"values":{"a/b":{"$ref":"x"}}})", 422,
       "/operations/2/values/a~1b", "unknown_reference"},
      {R"({"op":"replace","table":"contact","id":1})", 422, "/operations/2/op", "invalid_option"},
      {R"({"op":"update","table":"contact"})", 422, "/operations/2/id", "required"},
      {R"({"op":"create"})", 422, "/operations/2/table", "required"},
      {R"({"op":"create","table":"contact","values":[]})", 422, "/operations/2/values",
       "wrong_type"},
      {R"({"op":"create","table":"contact","values":{"nom":"Z"},"when":1})", 422,
       "/operations/2/when", "unknown_field"},
      {"7", 422, "/operations/2", "wrong_type"},
      {"null", 422, "/operations/2", "wrong_type"},
  };
  const std::string before = product.fingerprint();
  for (const auto& [last, status, pointer, code] : cases) {
    const Reply refused = product.post(kBatch, batch("[" + first + last + "]"));
    EXPECT_EQ(refused.status, status) << last << refused.body;
    EXPECT_EQ(refused.refusal(pointer), code) << last << refused.body;
    EXPECT_EQ(product.fingerprint(), before) << last;
  }
}

TEST(Batch, RefersOnlyToWhatIsAbove) {
  Product product;
  const Reply refused = product.post(kBatch, batch(R"([
    {"op":"create","table":"projet","values":{"nom_projet":"A","contact_principal":{"$ref":"c"}}},
    {"op":"create","table":"contact","values":{"nom":"C"},"ref":"c"}])"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.refusal("/operations/0/values/contact_principal"), "unknown_reference");
  EXPECT_EQ(product.get(records("contact")).column("/id").size(), 0u);
}

TEST(Batch, KnowsTheChoicesThatItMakes) {
  Product product;
  const Reply done = product.post(kBatch, batch(R"([
    {"op":"create","table":"choix","values":{"categorie":"statut_projet","valeur":"gele","libelle":"Gelé"}},
    {"op":"create","table":"projet","values":{"nom_projet":"A","statut":"gele"}}])"));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(product.get(record("projet", 1)).text("/values/statut/label"), "Gelé");
}

TEST(Batch, TakesAThousandOperations) {
  Product product;
  const auto of = [](int count) {
    std::string operations = "[";
    for (int i = 0; i < count; ++i) {
      operations += std::string(i == 0 ? "" : ",") +
                    R"({"op":"create","table":"contact","values":{"nom":"c"}})";
    }
    return batch(operations + "]");
  };
  const Reply refused = product.post(kBatch, of(1001));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.code(), "too_many_operations");
  EXPECT_EQ(product.post(kBatch, of(1000)).status, 200);
  EXPECT_EQ(product.get(records("contact") + "?total=true&limit=1").number("/total"), 1000);
  EXPECT_EQ(product.post(kBatch, batch("[]")).at("/results"), "[]");
  EXPECT_EQ(product.post(kBatch, "{}").refusal("/operations"), "required");
  EXPECT_EQ(product.post(kBatch, R"({"operations":{}})").refusal("/operations"), "wrong_type");
}

class Idempotency : public ::testing::Test {
 protected:
  Reply create(const std::string& key, const std::string& name) {
    return product.post(records("contact"), with_values(R"({"nom":")" + name + "\"}"),
                        {{"Idempotency-Key", key}});
  }
  std::size_t contacts() { return product.get(records("contact")).column("/id").size(); }

  Product product;
};

TEST_F(Idempotency, GivesTheFirstAnswerAgain) {
  const Reply first = create("k1", "Curie");
  EXPECT_EQ(first.status, 201);
  product.patch(record("contact", 1), with_values(R"({"nom":"Joliot"})"));
  const Reply again = create("k1", "Curie");
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("Location"), first.header("Location"));
  EXPECT_EQ(again.header("ETag"), first.header("ETag"));
  EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
  EXPECT_EQ(contacts(), 1u);
  EXPECT_EQ(create("k2", "Curie").number("/id"), 2);
}

TEST_F(Idempotency, RefusesAKeyForAnotherRequest) {
  create("k1", "Curie");
  const Reply refused = create("k1", "Joliot");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.code(), "idempotency_mismatch");
  EXPECT_EQ(product
                .post(records("tablenames"), with_values(R"({"nom":"Curie"})"),
                      {{"Idempotency-Key", "k1"}})
                .code(),
            "idempotency_mismatch");
  EXPECT_EQ(contacts(), 1u);
}

TEST_F(Idempotency, KeepsNoRefusal) {
  EXPECT_EQ(create("k1", "").status, 422);
  EXPECT_EQ(create("k1", "Curie").status, 201) << "it changed nothing and may be tried again";
}

TEST_F(Idempotency, BelongsToItsUserAndADay) {
  create("k1", "Curie");
  product.accounts().add_user("lise");
  product.accounts().join("lise", "Éditeur");
  Browser lise = product.sign_in("lise");
  lise.headers = {{"Idempotency-Key", "k1"}};
  EXPECT_EQ(product
                .send_as(lise, http::Method::kPost, records("contact"),
                         with_values(R"({"nom":"Meitner"})"))
                .status,
            201);
  product.accounts().advance(23LL * 3600 * 1000);
  product.sign_in_again();
  EXPECT_EQ(create("k1", "Curie").number("/id"), 1);
  product.accounts().advance(2LL * 3600 * 1000);
  product.sign_in_again();
  EXPECT_EQ(create("k1", "Curie").number("/id"), 3);
}

TEST_F(Idempotency, HoldsForEveryPost) {
  const auto twice = [&](const std::string& path, const std::string& body, const std::string& k) {
    const Headers headers = {{"Idempotency-Key", k}};
    const Reply first = product.post(path, body, headers);
    const Reply second = product.post(path, body, headers);
    EXPECT_EQ(first.body, second.body) << path;
    EXPECT_EQ(second.header("Idempotency-Replayed"), "true") << path << first.body;
    return first.status;
  };
  EXPECT_EQ(
      twice("/api/v1/tables", R"({"name":"Essai","fields":[{"name":"A","type":"text"}]})", "1"),
      201);
  EXPECT_EQ(twice(table_path("essai/fields"), R"({"name":"B","type":"text"})", "2"), 201);
  EXPECT_EQ(twice(table_path("essai/fields/order"), R"({"fields":["b"]})", "3"), 200);
  EXPECT_EQ(
      twice(std::string(kBatch), batch(R"([{"op":"create","table":"essai","values":{}}])"), "4"),
      200);
  product.patch(record("essai", 1), with_values(R"({"a":"x"})"));
  EXPECT_EQ(twice(record("essai", 1, "/revert"), R"({"version":1})", "5"), 200);
  product.remove(record("essai", 1));
  EXPECT_EQ(twice(record("essai", 1, "/restore"), "", "6"), 200);
  product.remove(table_path("essai/fields/b"));
  EXPECT_EQ(twice(table_path("essai/fields/b/restore"), "", "7"), 200);
  const std::string number = product.get(table_path("essai")).at("/id");
  product.remove(table_path("essai"));
  EXPECT_EQ(twice(table_path(number, "/restore"), "", "8"), 200);
}

TEST_F(Idempotency, RefusesAKeyWithoutEnd) {
  EXPECT_EQ(create(std::string(255, 'k'), "Curie").status, 201);
  EXPECT_EQ(create(std::string(256, 'k'), "Curie").status, 400);
}

}  // namespace
}  // namespace cochin::testing
