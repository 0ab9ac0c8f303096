#include <gtest/gtest.h>

#include <algorithm>

#include "api/product.hpp"

namespace cochin::testing {
namespace {

/// A table with a link to seven people and a choice of seven states.
struct ManyOptions {
  ManyOptions() {
    people = product.make_table("Personnes", R"([{"name":"Nom","type":"text"}])");
    for (const char* name : {"Ada", "Bea", "Cléo", "Dan", "Éva", "Fred", "Guy"}) {
      product.make_record(people, std::string(R"({"nom":")") + name + "\"}");
      add_state(name);
    }
    table = product.make_table(
        "Essai", R"([{"name":"Qui","type":"foreign_key","options":{"table":")" + people +
                     R"("}},{"name":"Etat","type":"choice","options":{"category":"etat"}}])");
  }

  void add_state(std::string_view value) {
    product.make_record("choix", R"({"categorie":"etat","valeur":")" + std::string(value) +
                                     R"(","libelle":")" + std::string(value) + "\"}");
  }

  Reply ask(std::string_view field, const std::string& query) {
    return product.get(table_path(table, "/fields/" + std::string(field) + "/options?" + query));
  }

  /// The labels of every page of three.
  std::vector<std::vector<std::string>> pages(std::string_view field, const std::string& query) {
    std::vector<std::vector<std::string>> all;
    std::string cursor;
    do {
      const Reply reply =
          ask(field, query + "&limit=3" + (cursor.empty() ? "" : "&cursor=" + cursor));
      EXPECT_EQ(reply.status, 200) << reply.body;
      all.push_back(reply.column("/label"));
      cursor = reply.text("/next");
    } while (!cursor.empty() && all.size() < 10);
    return all;
  }

  Product product;
  std::string people;
  std::string table;
};

std::vector<std::string> joined(const std::vector<std::vector<std::string>>& pages) {
  std::vector<std::string> all;
  for (const auto& page : pages) all.insert(all.end(), page.begin(), page.end());
  return all;
}

TEST(FieldOptions, AreGivenPageByPageToTheLast) {
  ManyOptions many;
  for (const char* field : {"qui", "etat"}) {
    const Reply whole = many.ask(field, "limit=500");
    EXPECT_EQ(whole.column("/label").size(), 7U) << whole.body;
    EXPECT_EQ(whole.at("/next"), "null");
    const auto pages = many.pages(field, "search=");
    EXPECT_EQ(pages.size(), 3U);
    EXPECT_EQ(joined(pages), whole.column("/label"));
    EXPECT_EQ(many.ask(field, "limit=7").at("/next"), "null") << "nothing was cut";
  }
}

TEST(FieldOptions, AreNeitherSkippedNorRepeatedWhenOthersAreAdded) {
  ManyOptions many;
  for (const char* field : {"qui", "etat"}) {
    const auto before = many.ask(field, "limit=500").column("/label");
    const Reply first = many.ask(field, "limit=3");
    many.product.make_record(many.people, R"({"nom":"Aaron"})");
    many.add_state(std::string("Aaron ") + field);
    const Reply rest = many.ask(field, "limit=500&cursor=" + first.text("/next"));
    const auto seen = joined({first.column("/label"), rest.column("/label")});
    for (const std::string& label : before) {
      EXPECT_EQ(std::ranges::count(seen, label), 1) << field << " " << label;
    }
  }
}

TEST(FieldOptions, AreContinuedForTheSameQuestionOnly) {
  ManyOptions many;
  for (const char* field : {"qui", "etat"}) {
    const std::string cursor = many.ask(field, "search=a&limit=1").text("/next");
    ASSERT_NE(cursor, "");
    EXPECT_EQ(many.ask(field, "search=a&cursor=" + cursor).status, 200);
    for (const std::string& other :
         {"cursor=" + cursor, std::string("search=a&cursor=abc"), "search=b&cursor=" + cursor}) {
      const Reply refused = many.ask(field, other);
      EXPECT_EQ(refused.status, 422) << other;
      EXPECT_EQ(refused.refusal("/query/cursor"), "invalid_cursor") << other;
    }
  }
  const std::string of_link = many.ask("qui", "limit=1").text("/next");
  EXPECT_EQ(many.ask("etat", "cursor=" + of_link).status, 422);
}

TEST(FieldOptions, RefuseAPlaceThatIsGone) {
  ManyOptions many;
  const Reply first = many.ask("etat", "limit=1");
  const Reply choice =
      many.product.get(records("choix") + "?filter=categorie+%3D%3D+%22etat%22&limit=1&sort=id");
  many.product.remove(record("choix", choice.number("/items/0/id")));
  EXPECT_EQ(many.ask("etat", "cursor=" + first.text("/next")).refusal("/query/cursor"),
            "invalid_cursor");
}

}  // namespace
}  // namespace cochin::testing
