#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "api/product.hpp"
#include "platform/crypto/base64url.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;

/// Sixty records: forty of one status, five of another, in no order of their days; some have none.
struct ManyOfOneStatus {
  ManyOfOneStatus() {
    table = product.make_table("Essai", R"([{"name":"Jour","type":"date"},
        {"name":"Rang","type":"number"},
        {"name":"Statut","type":"choice","options":{"category":"statut_projet"}}])");
    for (int i = 0; i < 60; ++i) {
      const std::string day = std::to_string(10 + i * 7 % 13);
      const std::string status = i % 12 == 5 ? "annule" : (i % 3 == 0 ? "termine" : "en_cours");
      const std::string date = i % 9 == 0 ? "null" : "\"2024-05-" + day + "\"";
      product.make_record(table, R"({"statut":")" + status + R"(","rang":)" +
                                     std::to_string(i % 2) + R"(,"jour":)" + date + "}");
    }
  }

  std::vector<std::string> page(const std::string& query) {
    const Reply reply = product.get(records(table) + "?" + query);
    EXPECT_EQ(reply.status, 200) << reply.body;
    cursor = reply.text("/next");
    return reply.column("/id");
  }

  Product product;
  std::string table;
  std::string cursor;
};

TEST(ListsByTwoColumns, AreTheSameThroughWhicheverIndex) {
  ManyOfOneStatus many;
  for (const char* filter : {"statut+%3D%3D+%22en_cours%22", "statut+%3D%3D+%22annule%22",
                             "rang+%3D%3D+1+%26%26+statut+%3D%3D+%22en_cours%22"}) {
    for (const char* sort : {"jour", "-jour"}) {
      const std::string query = std::string("filter=") + filter + "&sort=" + sort;
      const auto whole = many.page(query + "&limit=500");
      EXPECT_GE(whole.size(), 5U);
      std::vector<std::string> by_pages = many.page(query + "&limit=2");
      while (!many.cursor.empty()) {
        for (const std::string& id : many.page(query + "&limit=2&cursor=" + many.cursor)) {
          by_pages.push_back(id);
        }
      }
      EXPECT_EQ(by_pages, whole) << query;
    }
  }
}

/// Twelve records, with and without values, of every type that sorts in its own way.
class Lists : public ::testing::Test {
 protected:
  Lists() {
    for (const char* name : {R"({"nom":"Zoé"})", R"({"nom":"eve"})", R"({"nom":"Éve"})"}) {
      product.make_record("contact", name);
    }
    table = product.make_table("Essai", R"([
      {"name":"Nom","type":"text"},{"name":"Rang","type":"number"},
      {"name":"Montant","type":"decimal"},{"name":"Jour","type":"date"},
      {"name":"Actif","type":"boolean"},
      {"name":"Statut","type":"choice","options":{"category":"statut_projet"}},
      {"name":"Contact","type":"foreign_key","options":{"table":"contact"}},
      {"name":"Notes","type":"long_text"}])");
    for (
        const char* values :
        {R"({"nom":"éclair","rang":3,"montant":"2.50","jour":"2024-03-01","statut":"annule","contact":1})",
         R"({"nom":"Eclair","rang":1,"montant":"10","jour":"2023-12-31","statut":"en_cours","contact":2})",
         R"({"nom":"zèbre","rang":1,"montant":"-1","actif":true,"statut":"termine","contact":3})",
         R"({"rang":2,"jour":"2024-01-01","actif":false})",
         R"({"nom":"abeille","montant":"2.5","notes":"Une génomique\nde l’ÉTÉ"})",
         R"({"nom":"Abeille","rang":1,"statut":"en_cours","contact":1})"}) {
      product.make_record(table, values);
    }
  }

  Reply list(const std::string& query) { return product.get(records(table) + "?" + query); }
  std::vector<std::string> ids(const std::string& query) { return list(query).column("/id"); }

  /// Every id by pages of `limit`, as a reader who follows `next`.
  std::vector<std::string> walk(const std::string& query, int limit) {
    std::vector<std::string> found;
    std::string next;
    do {
      const Reply page =
          list(query + "&limit=" + std::to_string(limit) + (next.empty() ? "" : "&cursor=" + next));
      EXPECT_EQ(page.status, 200) << page.body;
      for (const std::string& id : page.column("/id")) found.push_back(id);
      next = page.text("/next");
    } while (!next.empty() && found.size() < 1000);
    return found;
  }

  Product product;
  std::string table;
};

TEST_F(Lists, SortTextByItsFoldedFormThenRaw) {
  EXPECT_THAT(ids("sort=nom"), ElementsAre("6", "5", "2", "1", "3", "4"));
  EXPECT_THAT(ids("sort=-nom"), ElementsAre("3", "1", "2", "5", "6", "4"));
}

TEST_F(Lists, SortEmptyValuesLastBothWays) {
  EXPECT_THAT(ids("sort=rang"), ElementsAre("2", "3", "6", "4", "1", "5"));
  EXPECT_THAT(ids("sort=-rang"), ElementsAre("1", "4", "2", "3", "6", "5"));
  EXPECT_THAT(ids("sort=montant"), ElementsAre("3", "1", "5", "2", "4", "6"));
  EXPECT_THAT(ids("sort=-montant"), ElementsAre("2", "1", "5", "3", "4", "6"));
  EXPECT_THAT(ids("sort=jour"), ElementsAre("2", "4", "1", "3", "5", "6"));
  EXPECT_THAT(ids("sort=-jour"), ElementsAre("1", "4", "2", "3", "5", "6"));
  EXPECT_THAT(ids("sort=actif"), ElementsAre("4", "3", "1", "2", "5", "6"));
}

TEST_F(Lists, SortChoicesByTheirOrder) {
  EXPECT_THAT(ids("sort=statut"), ElementsAre("2", "6", "3", "1", "4", "5"));
  EXPECT_THAT(ids("sort=-statut"), ElementsAre("1", "3", "2", "6", "4", "5"));
}

TEST_F(Lists, SortLinksByTheirLabel) {
  EXPECT_THAT(ids("sort=contact"), ElementsAre("2", "3", "1", "6", "4", "5"));
  EXPECT_THAT(ids("sort=-contact"), ElementsAre("1", "6", "2", "3", "4", "5"));
}

TEST_F(Lists, SortBySeveralKeysAndThenById) {
  EXPECT_THAT(ids("sort=rang,-nom"), ElementsAre("3", "2", "6", "4", "1", "5"));
  EXPECT_THAT(ids("sort=statut,-montant"), ElementsAre("2", "6", "3", "1", "5", "4"));
  EXPECT_THAT(ids("sort=-id"), ElementsAre("6", "5", "4", "3", "2", "1"));
  EXPECT_THAT(ids("sort=version,id"), ElementsAre("1", "2", "3", "4", "5", "6"));
  EXPECT_THAT(ids("sort=nom,-nom,nom"), ElementsAre("6", "5", "2", "1", "3", "4"));
  EXPECT_THAT(ids("sort=statut,statut,contact,-contact"),
              ElementsAre("2", "6", "3", "1", "4", "5"));
}

TEST_F(Lists, RefuseAnUnknownSort) {
  EXPECT_EQ(list("sort=absent").refusal("/query/sort"), "unknown_field");
  EXPECT_EQ(list("sort=nom;DROP").refusal("/query/sort"), "unknown_field");
  EXPECT_EQ(list("sort=f1").refusal("/query/sort"), "unknown_field");
  EXPECT_EQ(list("sort=deleted_at").refusal("/query/sort"), "unknown_field");
  EXPECT_EQ(list("sort=id,nom,rang,montant,jour,actif,statut,contact,notes").refusal("/query/sort"),
            "above_maximum");
}

TEST_F(Lists, WalkThroughEveryOrderWithoutSkipOrDouble) {
  for (const char* sort : {"nom",
                           "-nom",
                           "rang",
                           "-rang",
                           "montant",
                           "-montant",
                           "jour",
                           "-jour",
                           "actif",
                           "-actif",
                           "statut",
                           "-statut",
                           "contact",
                           "-contact",
                           "id",
                           "-id",
                           "created_at",
                           "-updated_at",
                           "created_by",
                           "version,-nom",
                           "rang,statut,-nom",
                           "-statut,contact,jour",
                           "notes",
                           "actif,-rang,contact,-statut"}) {
    const std::string query = "sort=" + std::string(sort);
    const auto whole = ids(query);
    ASSERT_EQ(whole.size(), 6u);
    for (const int limit : {1, 2, 3, 4, 5, 6}) EXPECT_EQ(walk(query, limit), whole) << query;
    for (int offset = 0; offset < 6; ++offset) {
      const int end = std::min(offset + 3, 6);
      const std::string part = query + "&limit=3&offset=" + std::to_string(offset);
      EXPECT_EQ(ids(part), std::vector<std::string>(whole.begin() + offset, whole.begin() + end))
          << part;
    }
  }
}

TEST_F(Lists, WalkOnWhileRecordsAreInserted) {
  for (int i = 0; i < 20; ++i) {
    product.make_record(table, R"({"nom":"m)" + std::to_string(i) + R"(","rang":5})");
  }
  const auto before = ids("sort=-rang,nom&limit=500");
  std::set<std::string> seen;
  std::string next;
  int pages = 0;
  do {
    const Reply page =
        list("sort=-rang,nom&limit=3" + (next.empty() ? std::string() : "&cursor=" + next));
    for (const std::string& id : page.column("/id")) {
      EXPECT_TRUE(seen.insert(id).second) << "twice: " << id;
    }
    next = page.text("/next");
    product.make_record(table, R"({"nom":"a","rang":9})");
    product.make_record(table, R"({"nom":"z","rang":0})");
    product.make_record(table, R"({"nom":"m10a","rang":5})");
  } while (!next.empty() && ++pages < 100);
  for (const std::string& id : before) EXPECT_TRUE(seen.contains(id)) << "skipped: " << id;
}

TEST_F(Lists, BindACursorToItsList) {
  const std::string next = list("sort=nom&limit=2").text("/next");
  ASSERT_FALSE(next.empty());
  EXPECT_EQ(list("sort=nom&limit=4&cursor=" + next).status, 200) << "another size is the same list";
  EXPECT_EQ(list("sort=nom&fields=nom&cursor=" + next).status, 200);
  for (const std::string& query :
       {std::string("sort=-nom"), std::string("sort=rang"), std::string("limit=2"),
        "sort=nom&filter=" + percent_encoded("rang == 1"), std::string("sort=nom&search=a"),
        std::string("sort=nom&trash=true")}) {
    const Reply refused = list(query + "&cursor=" + next);
    EXPECT_EQ(refused.status, 422) << query;
    EXPECT_EQ(refused.refusal("/query/cursor"), "invalid_cursor") << query;
  }
  EXPECT_EQ(product.get(records("contact") + "?sort=nom&cursor=" + next).refusal("/query/cursor"),
            "invalid_cursor");
  EXPECT_EQ(list("sort=nom&offset=1&cursor=" + next).refusal("/query/offset"), "invalid_cursor");
}

TEST_F(Lists, RefuseForgedCursors) {
  const std::string next = list("sort=nom&limit=2").text("/next");
  const std::string inside = platform::decode_base64url(next).value();
  const std::string identity = inside.substr(0, inside.find(','));
  for (const std::string& forged :
       {std::string("x"), std::string("[]"), std::string("{}"), std::string("null"), identity + "]",
        identity + ",null,null,null]", identity + R"(,"a","a",null])", identity + R"(,"a",1.5,3])",
        identity + R"(,"a","a","a"])", identity + R"(,"a","a",3,4])", identity + R"(,[],"a",3])",
        std::string(R"(["1","a","a",3])"), std::string(200'000, '[')}) {
    const Reply refused = list("sort=nom&cursor=" + platform::encode_base64url(forged));
    EXPECT_EQ(refused.status, 422) << forged.substr(0, 60);
    EXPECT_EQ(refused.refusal("/query/cursor"), "invalid_cursor") << forged.substr(0, 60);
  }
  for (const char* text : {"%00", "é", "====", "a", "'; DROP TABLE t1"}) {
    const int status = list("sort=nom&cursor=" + percent_encoded(text)).status;
    EXPECT_EQ(status, 422) << text;
  }
  for (const std::string& odd :
       {identity + ",null,null,3]", identity + R"(,"a",null,3])", identity + ",7,8,3]"}) {
    EXPECT_LT(list("sort=nom&cursor=" + platform::encode_base64url(odd)).status, 500) << odd;
  }
}

TEST_F(Lists, WalkThroughLongTextsByShortCursors) {
  for (const char sign : {'b', 'a', 'c'}) {
    const std::string notes(9000, sign);
    product.make_record(table, R"({"notes":")" + notes + "\"}");
    product.make_record(table, R"({"notes":")" + notes + "\"}");
  }
  for (const char* sort : {"notes", "-notes", "notes,-id"}) {
    const std::string query = "sort=" + std::string(sort);
    const Reply page = list(query + "&limit=1");
    EXPECT_LT(page.text("/next").size(), 4000u);
    EXPECT_EQ(walk(query, 1), ids(query + "&limit=500")) << sort;
    EXPECT_EQ(walk(query, 4), ids(query + "&limit=500")) << sort;
  }
  const std::string next = list("sort=notes&limit=1").text("/next");
  const std::string inside = platform::decode_base64url(next).value();
  const std::string gone = inside.substr(0, inside.find(',')) + ",99999]";
  EXPECT_EQ(list("sort=notes&cursor=" + platform::encode_base64url(gone)).refusal("/query/cursor"),
            "invalid_cursor");
}

TEST_F(Lists, GiveTheFieldsThatAreNamed) {
  const Reply some = list("fields=rang,nom&sort=id&limit=1");
  EXPECT_EQ(some.at("/items/0/values"), R"({"rang":3,"nom":"éclair"})");
  EXPECT_EQ(list("fields=contact&sort=id&limit=1").at("/items/0/values"),
            R"({"contact":{"id":1,"label":"Zoé"}})");
  EXPECT_EQ(list("fields=nom,absent").refusal("/query/fields"), "unknown_field");
  EXPECT_EQ(list("fields=id").refusal("/query/fields"), "unknown_field");
}

TEST_F(Lists, CountAndBoundTheirPages) {
  const Reply page = list("limit=4&total=true");
  EXPECT_EQ(page.number("/total"), 6);
  EXPECT_EQ(page.column("/id").size(), 4u);
  EXPECT_EQ(list("limit=4").at("/total"), "");
  EXPECT_EQ(list("offset=6").column("/id").size(), 0u);
  EXPECT_EQ(list("offset=6").at("/next"), "null");
  EXPECT_EQ(list("limit=6").at("/next"), "null") << "no empty page follows";
  EXPECT_EQ(list("limit=500").status, 200);
  for (const char* query : {"limit=0", "limit=501", "limit=-1", "limit=abc", "limit=", "limit=1.5",
                            "limit=99999999999999999999"}) {
    EXPECT_EQ(list(query).refusal("/query/limit"), "out_of_range") << query;
  }
  EXPECT_EQ(list("offset=-1").refusal("/query/offset"), "out_of_range");
  EXPECT_EQ(list("total=yes").refusal("/query/total"), "wrong_type");
}

TEST_F(Lists, RefuseUnknownAndRepeatedParameters) {
  const Reply unknown = list("Sort=nom");
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(unknown.code(), "unknown_field");
  EXPECT_EQ(unknown.refusal("/query/Sort"), "unknown_field");
  EXPECT_EQ(list("sort=nom&sort=rang").refusal("/query/sort"), "repeated_parameter");
  EXPECT_EQ(product.get(record(table, 1, "?fields=nom")).code(), "unknown_field");
  EXPECT_EQ(product.get("/api/v1/tables?x=1").code(), "unknown_field");
}

TEST_F(Lists, FilterByExpressions) {
  const auto filtered = [&](const std::string& expression) {
    return ids("sort=id&filter=" + percent_encoded(expression));
  };
  EXPECT_THAT(filtered("rang == 1"), ElementsAre("2", "3", "6"));
  EXPECT_THAT(filtered("rang == 1 && statut == \"en_cours\""), ElementsAre("2", "6"));
  EXPECT_THAT(filtered("montant >= 2.5"), ElementsAre("1", "2", "5"));
  EXPECT_THAT(filtered("contact.nom == \"Zoé\""), ElementsAre("1", "6"));
  EXPECT_THAT(filtered("jour == null"), ElementsAre("3", "5", "6"));
  EXPECT_THAT(filtered("nom == \"'; DROP TABLE t1;--\""), ElementsAre());
  EXPECT_EQ(list("filter=" + percent_encoded("rang ==")).refusal("/query/filter"), "syntax_error");
  EXPECT_EQ(list("filter=absent").refusal("/query/filter"), "unknown_field");
  EXPECT_EQ(list("total=true&filter=" + percent_encoded("rang == 1")).number("/total"), 3);
}

TEST_F(Lists, TreatEmptyValuesWithTwoTruths) {
  const auto filtered = [&](const std::string& expression) {
    return ids("sort=id&filter=" + percent_encoded(expression));
  };
  EXPECT_THAT(filtered("rang < 2"), ElementsAre("2", "3", "6")) << "an empty operand is false";
  EXPECT_THAT(filtered("!(rang < 2)"), ElementsAre("1", "4", "5"));
  EXPECT_THAT(filtered("rang != 1"), ElementsAre("1", "4", "5")) << "the negation of ==";
  EXPECT_THAT(filtered("rang + 1 == null"), ElementsAre("5")) << "empty in arithmetic";
  EXPECT_THAT(filtered("contact.nom == null"), ElementsAre("4", "5")) << "a step through nothing";
}

TEST_F(Lists, SearchWithoutCaseAndAccentsAcrossFields) {
  const auto found = [&](const std::string& words) {
    return ids("sort=id&search=" + percent_encoded(words));
  };
  EXPECT_THAT(found("ECLAIR"), ElementsAre("1", "2"));
  EXPECT_THAT(found("genomique"), ElementsAre("5"));
  EXPECT_THAT(found("ete abeille"), ElementsAre("5")) << "each word in any field";
  EXPECT_THAT(found("l'été"), ElementsAre("5")) << "any apostrophe";
  EXPECT_THAT(found("abeille zebre"), ElementsAre());
  EXPECT_THAT(found("%"), ElementsAre());
  EXPECT_THAT(found("_"), ElementsAre());
  EXPECT_THAT(found("\"a* OR b"), ElementsAre());
  EXPECT_EQ(found("  ").size(), 6u);
  EXPECT_EQ(list("search=" + std::string(501, 'a')).refusal("/query/search"), "too_long");
  EXPECT_EQ(product.patch(table_path(table, "/fields/notes"), R"({"searchable":false})").status,
            200);
  EXPECT_THAT(found("genomique"), ElementsAre());
}

TEST_F(Lists, OfTheTrashAreListsToo) {
  product.remove(record(table, 2));
  product.remove(record(table, 5));
  EXPECT_THAT(ids("trash=true&sort=-id"), ElementsAre("5", "2"));
  EXPECT_THAT(ids("sort=id"), ElementsAre("1", "3", "4", "6"));
  EXPECT_THAT(walk("trash=true&sort=nom", 1), ElementsAre("5", "2"));
  EXPECT_EQ(list("trash=true&total=true").number("/total"), 2);
}

TEST_F(Lists, AggregateByGroups) {
  const auto aggregate = [&](const std::string& query) {
    return product.get(table_path(table, "/aggregate?" + query));
  };
  EXPECT_EQ(aggregate("").at("/groups"), R"([{"key":{},"metrics":{"count":6}}])");
  EXPECT_EQ(aggregate("metrics=count,sum(montant),min(montant),max(rang),avg(rang),count(jour),min("
                      "jour),max(jour)")
                .at("/groups"),
            R"j([{"key":{},"metrics":{"count":6,"sum(montant)":"14.00","min(montant)":"-1.00",)j"
            R"j("max(rang)":3,"avg(rang)":"1.600000","count(jour)":3,"min(jour)":"2023-12-31",)j"
            R"j("max(jour)":"2024-03-01"}}])j");
  EXPECT_EQ(
      aggregate("group_by=statut&metrics=count,sum(montant)").at("/groups"),
      R"j([{"key":{"statut":{"value":"en_cours","label":"En cours"}},"metrics":{"count":2,"sum(montant)":"10.00"}},)j"
      R"j({"key":{"statut":{"value":"termine","label":"Terminé"}},"metrics":{"count":1,"sum(montant)":"-1.00"}},)j"
      R"j({"key":{"statut":{"value":"annule","label":"Annulé"}},"metrics":{"count":1,"sum(montant)":"2.50"}},)j"
      R"j({"key":{"statut":null},"metrics":{"count":2,"sum(montant)":"2.50"}}])j");
  EXPECT_EQ(aggregate("group_by=contact&filter=" + percent_encoded("rang == 1")).at("/groups"),
            R"([{"key":{"contact":{"id":2,"label":"eve"}},"metrics":{"count":1}},)"
            R"({"key":{"contact":{"id":3,"label":"Éve"}},"metrics":{"count":1}},)"
            R"({"key":{"contact":{"id":1,"label":"Zoé"}},"metrics":{"count":1}}])");
  EXPECT_EQ(aggregate("metrics=sum(montant),avg(rang)&search=nothing").at("/groups"),
            R"j([{"key":{},"metrics":{"sum(montant)":null,"avg(rang)":null}}])j");
  EXPECT_EQ(aggregate("group_by=rang,statut,rang").status, 200);
}

TEST_F(Lists, RefuseAggregatesThatMakeNoSense) {
  const auto refusal = [&](const std::string& query, const std::string& parameter) {
    return product.get(table_path(table, "/aggregate?" + query)).refusal("/query/" + parameter);
  };
  EXPECT_EQ(refusal("metrics=sum(nom)", "metrics"), "not_aggregatable");
  EXPECT_EQ(refusal("metrics=avg(jour)", "metrics"), "not_aggregatable");
  EXPECT_EQ(refusal("metrics=sum(statut)", "metrics"), "not_aggregatable");
  EXPECT_EQ(refusal("metrics=sum(absent)", "metrics"), "unknown_field");
  EXPECT_EQ(refusal("metrics=sum", "metrics"), "unknown_field");
  EXPECT_EQ(refusal("metrics=median(rang)", "metrics"), "unknown_field");
  EXPECT_EQ(refusal("metrics=sum(rang", "metrics"), "unknown_field");
  EXPECT_EQ(refusal("metrics=count,", "metrics"), "unknown_field");
  EXPECT_EQ(refusal("group_by=absent", "group_by"), "unknown_field");
  EXPECT_EQ(refusal("group_by=nom,rang,jour,statut", "group_by"), "above_maximum");
  EXPECT_EQ(refusal("metrics=count,count,count,count,count,count,count,count,count,count,count",
                    "metrics"),
            "above_maximum");
}

TEST(Sums, AreExactOrRefused) {
  Product product;
  const std::string table = product.make_table(
      "Essai", R"([{"name":"Montant","type":"decimal"},{"name":"Nombre","type":"number"},
                   {"name":"Piece","type":"file"}])");
  for (int i = 0; i < 10; ++i) product.make_record(table, R"({"montant":"0.10"})");
  EXPECT_EQ(product.get(table_path(table, "/aggregate?metrics=sum(montant)"))
                .text("/groups/0/metrics/sum(montant)"),
            "1.00");
  product.make_record(table, R"({"montant":"9999999999999999.98"})");
  EXPECT_EQ(product.get(table_path(table, "/aggregate?metrics=sum(montant)"))
                .text("/groups/0/metrics/sum(montant)"),
            "10000000000000000.98");
  EXPECT_EQ(product.get(table_path(table, "/aggregate?metrics=avg(montant)"))
                .text("/groups/0/metrics/avg(montant)"),
            "909090909090909.18")
      << "as many decimals as 18 digits hold";
  product.make_record(table, R"({"nombre":9223372036854775807})");
  product.make_record(table, R"({"nombre":1})");
  const Reply overflow = product.get(table_path(table, "/aggregate?metrics=sum(nombre)"));
  EXPECT_EQ(overflow.status, 422);
  EXPECT_EQ(overflow.code(), "number_overflow");
  EXPECT_EQ(product.get(table_path(table, "/aggregate?group_by=piece")).refusal("/query/group_by"),
            "not_aggregatable");
}

}  // namespace
}  // namespace cochin::testing
