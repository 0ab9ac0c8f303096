#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <thread>

#include "api/product.hpp"
#include "app/search/search_indexer.hpp"
#include "base/text.hpp"
#include "storage/repositories/search_index.hpp"
#include "storage/sql/transaction.hpp"

namespace cochin::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kFields = R"([{"name":"A","type":"text"},{"name":"B","type":"long_text"},)"
                                R"({"name":"C","type":"text","searchable":false}])";

/// One step of the indexer.
bool catch_up(Product& product, std::int64_t records) {
  const auto moved = app::follow_with_search(product.accounts().lanes(), records);
  EXPECT_TRUE(moved.has_value());
  return moved && *moved;
}

void catch_up_with_all(Product& product) {
  while (catch_up(product, 50)) {
  }
}

/// Whether the index narrows a search for the word, rather than every record being read.
bool is_indexed(Product& product, std::string_view table, const std::string& word) {
  bool narrows = false;
  const Status status = product.accounts().lanes().read_now([&](app::ReadScope& scope) -> Status {
    const auto id = scope.schema().find(table)->id;
    narrows = !TRY(storage::search::candidates(scope.connection, id, {word})).text.empty();
    return ok();
  });
  EXPECT_TRUE(status.has_value());
  return narrows;
}

std::vector<std::string> found(Product& product, std::string_view table, std::string_view words,
                               std::string_view more = "&limit=500") {
  const Reply reply = product.get(
      records(table) + "?fields=c&sort=id&search=" + percent_encoded(words) + std::string(more));
  EXPECT_EQ(reply.status, 200) << words << reply.body;
  return reply.column("/id");
}

std::string text_json(std::string_view field, std::string_view text) {
  return "\"" + std::string(field) + "\":\"" + std::string(text) + "\"";
}

TEST(Search, FindsPartsOfWordsThroughTheIndex) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  product.make_record(table, R"({"a":"Étude génomique","b":"du cœur"})");
  product.make_record(table, R"({"a":"Protéines","b":"d’une \"plante\"","c":"génomique"})");
  catch_up_with_all(product);
  EXPECT_TRUE(is_indexed(product, table, "genomique"));
  for (const char* words : {"GENOMIQUE", "nomiq", "génomique coeur", "tud om co"}) {
    EXPECT_THAT(found(product, table, words), ElementsAre("1")) << words;
  }
  EXPECT_THAT(found(product, table, "\"pla"), ElementsAre("2"));
  EXPECT_THAT(found(product, table, "d'une"), ElementsAre("2"));
  EXPECT_THAT(found(product, table, "genomiques"), IsEmpty());
  EXPECT_THAT(found(product, table, "cœur étu"), ElementsAre("1"));
  EXPECT_THAT(found(product, table, "eco"), IsEmpty()) << "the fields are searched one by one";
}

TEST(Search, FindsAtOnceWhatTheIndexDoesNotHoldYet) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  for (int i = 0; i < 20; ++i) product.make_record(table, R"({"a":"cerise"})");
  EXPECT_THAT(found(product, table, "cerise"), ::testing::SizeIs(20)) << "without an index";
  while (!is_indexed(product, table, "cerise")) catch_up(product, 5);
  EXPECT_THAT(found(product, table, "cerise"), ::testing::SizeIs(20)) << "with a part of it";
  catch_up_with_all(product);
  product.patch(record(table, 3), with_values(R"({"a":"prune"})"));
  product.make_record(table, R"({"a":"prunelle"})");
  product.remove(record(table, 4));
  EXPECT_THAT(found(product, table, "prune"), ElementsAre("3", "21"));
  EXPECT_THAT(found(product, table, "cerise"), ::testing::SizeIs(18));
  EXPECT_THAT(found(product, table, "cerise", "&trash=true"), ElementsAre("4"));
  EXPECT_EQ(product.get(records(table) + "?search=cerise&total=true").number("/total"), 18);
  catch_up_with_all(product);
  EXPECT_THAT(found(product, table, "prune"), ElementsAre("3", "21"));
  EXPECT_THAT(found(product, table, "cerise"), ::testing::SizeIs(18));
}

TEST(Search, ReadsManyCandidatesAsWellAsFew) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  for (int i = 0; i < 150; ++i) {
    product.make_record(table, i % 2 == 0 ? R"({"a":"abricot"})" : R"({"a":"abri à vélos"})");
  }
  catch_up_with_all(product);
  EXPECT_THAT(found(product, table, "abricot"), ::testing::SizeIs(75));
  EXPECT_THAT(found(product, table, "abri"), ::testing::SizeIs(150));
  EXPECT_THAT(found(product, table, "vélo abri", "&limit=2"), ElementsAre("2", "4"));
}

/// Neither the records nor the history may be read whole, however long they are.
TEST(Search, AsksForItsCandidatesOnly) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  product.make_record(table, R"({"a":"abricot"})");
  catch_up_with_all(product);
  std::string plan;
  const Status status = product.accounts().lanes().read_now([&](app::ReadScope& scope) -> Status {
    const auto id = scope.schema().find(table)->id;
    const auto condition = TRY(storage::search::candidates(scope.connection, id, {"abricot"}));
    auto rows = TRY(scope.connection.prepare("EXPLAIN QUERY PLAN SELECT * FROM t" +
                                             std::to_string(id.value) + " r WHERE " +
                                             condition.text + " ORDER BY r.id"));
    while (TRY(rows.step())) plan += std::string(rows.text(3)) + "\n";
    return ok();
  });
  ASSERT_TRUE(status.has_value());
  EXPECT_THAT(plan, ::testing::HasSubstr("SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"));
  EXPECT_THAT(plan, ::testing::HasSubstr("SEARCH database_revision USING INTEGER PRIMARY KEY"));
}

TEST(Search, FollowsTheFields) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  product.make_record(table, R"({"a":"mille","b":"2024","c":"rivière"})");
  catch_up_with_all(product);
  const auto change = [&](const char* field, const char* body) {
    EXPECT_EQ(
        product
            .patch(table_path(table, "/fields/" + std::string(field) + "?accept_loss=true"), body)
            .status,
        200);
  };
  change("c", R"({"searchable":true})");
  EXPECT_THAT(found(product, table, "riviere"), ElementsAre("1"));
  catch_up_with_all(product);
  EXPECT_THAT(found(product, table, "riviere"), ElementsAre("1"));
  change("b", R"({"type":"number"})");
  EXPECT_THAT(found(product, table, "2024"), IsEmpty());
  catch_up_with_all(product);
  change("b", R"({"type":"text"})");
  EXPECT_THAT(found(product, table, "2024"), ElementsAre("1"));
  EXPECT_EQ(product.remove(table_path(table, "/fields/a")).status, 204);
  product.patch(record(table, 1), with_values(R"({"c":"fleuve"})"));
  catch_up_with_all(product);
  EXPECT_THAT(found(product, table, "mille"), IsEmpty());
  EXPECT_EQ(product.post(table_path(table, "/fields/a/restore")).status, 200);
  EXPECT_THAT(found(product, table, "mille fleuve"), ElementsAre("1"));
  catch_up_with_all(product);
  EXPECT_THAT(found(product, table, "mille fleuve"), ElementsAre("1"));
}

TEST(Search, OutlivesTheTrashOfItsTable) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  product.make_record(table, R"({"a":"orange"})");
  catch_up_with_all(product);
  product.patch(record(table, 1), with_values(R"({"a":"citron"})"));
  const std::int64_t id = product.get(table_path(table)).number("/id");
  EXPECT_EQ(product.remove(table_path(table)).status, 204);
  catch_up_with_all(product);
  EXPECT_EQ(product.post("/api/v1/tables/" + std::to_string(id) + "/restore").status, 200);
  EXPECT_THAT(found(product, table, "citron"), ElementsAre("1"));
  catch_up_with_all(product);
  EXPECT_THAT(found(product, table, "citron"), ElementsAre("1"));
}

/// Random changes and random steps of the indexer: a search always finds what reading finds.
TEST(Search, AgreesWithReadingEveryRecord) {
  static constexpr const char* kWords[] = {"génome", "genre", "œuvre", "ouvrage", "abc",
                                           "abcd",   "bcde",  "Éric",  "érige",   "naïve",
                                           "日本語", "été",   "l’été", "ab",      "a"};
  for (unsigned seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto pick = [&](std::size_t end) {
      return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    const auto phrase = [&] {
      std::string text;
      for (std::size_t i = pick(4); i < 4; ++i) text += std::string(kWords[pick(15)]) + " ";
      return text;
    };
    Product product;
    const std::string table = product.make_table("Essai", kFields);
    std::map<std::int64_t, std::pair<std::string, std::string>> live;
    for (int step = 0; step < 150; ++step) {
      const std::size_t what = pick(8);
      if (what < 3 || live.empty()) {
        const std::pair texts{phrase(), phrase()};
        const auto id = product.make_record(
            table, "{" + text_json("a", texts.first) + "," + text_json("b", texts.second) + "}");
        live[id] = texts;
      } else if (what < 5) {
        auto& [id, texts] =
            *std::next(live.begin(), static_cast<std::ptrdiff_t>(pick(live.size())));
        texts.first = phrase();
        product.patch(record(table, id), with_values("{" + text_json("a", texts.first) + "}"));
      } else if (what == 5) {
        const auto victim = std::next(live.begin(), static_cast<std::ptrdiff_t>(pick(live.size())));
        product.remove(record(table, victim->first));
        live.erase(victim);
      } else {
        catch_up(product, static_cast<std::int64_t>(1 + pick(9)));
      }
      if (step % 5 != 0) continue;
      const std::string word = kWords[pick(15)];
      std::vector<std::string> expected;
      for (const auto& [id, texts] : live) {
        const bool hit = fold(texts.first).find(fold(word)) != std::string::npos ||
                         fold(texts.second).find(fold(word)) != std::string::npos;
        if (hit) expected.push_back(std::to_string(id));
      }
      EXPECT_EQ(found(product, table, word), expected) << word << " at step " << step;
    }
  }
}

/// Changes the search file as nobody should.
void spoil(Product& product, std::string_view sql) {
  EXPECT_TRUE(product.accounts().lanes().write_search_file(
      [&](storage::sql::Connection& index) { return index.execute(sql); }));
}

TEST(Search, UsesNoFileOfAnotherHistory) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  product.make_record(table, R"({"a":"abricot"})");
  catch_up_with_all(product);
  product.make_record(table, R"({"a":"cerise"})");
  for (const char* sql :
       {"UPDATE progress SET mark='1/1/1/2020-01-01T00:00:00.000Z'",
        "UPDATE progress SET revision=1000000,mark='1/1/1/2020-01-01T00:00:00.000Z'",
        "UPDATE indexed SET generation=7", "DELETE FROM indexed", "DELETE FROM progress"}) {
    SCOPED_TRACE(sql);
    ASSERT_TRUE(is_indexed(product, table, "cerise"));
    const std::string id = std::to_string(product.get(table_path(table)).number("/id"));
    spoil(product, "DELETE FROM s" + id + ";" + sql);
    EXPECT_FALSE(is_indexed(product, table, "cerise"));
    EXPECT_THAT(found(product, table, "abricot"), ElementsAre("1"));
    EXPECT_THAT(found(product, table, "cerise"), ElementsAre("2"));
    if (std::string_view(sql) == "DELETE FROM progress") {
      EXPECT_FALSE(app::follow_with_search(product.accounts().lanes(), 10).has_value());
      continue;
    }
    catch_up_with_all(product);
    EXPECT_THAT(found(product, table, "abricot"), ElementsAre("1"));
  }
}

TEST(Search, FindsWhatChangedSinceTheReaderLooked) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  product.make_record(table, R"({"a":"abricot"})");
  catch_up_with_all(product);
  const TableId id{product.get(table_path(table)).number("/id")};
  const auto reader = product.database()->open_reader();
  ASSERT_TRUE(reader.has_value());
  const auto looked =
      storage::sql::Transaction::begin(**reader, storage::sql::Transaction::Kind::kSnapshot);
  ASSERT_TRUE((*reader)->prepare("SELECT 1 FROM database_revision")->step().has_value());
  product.patch(record(table, 1), with_values(R"({"a":"cerise"})"));
  catch_up_with_all(product);
  const auto condition = storage::search::candidates(**reader, id, {"abricot"});
  ASSERT_TRUE(condition.has_value());
  EXPECT_EQ(condition->text, "") << "the index is ahead of what this reader sees";
}

TEST(SearchIndexer, BringsTheIndexesUpByItself) {
  Product product;
  const std::string table = product.make_table("Essai", kFields);
  for (int i = 0; i < 30; ++i) product.make_record(table, R"({"a":"framboise"})");
  ASSERT_FALSE(is_indexed(product, table, "framboise"));
  {
    app::SearchIndexer indexer(product.accounts().lanes(),
                               {.pause = std::chrono::milliseconds(1), .most_records = 7});
    for (int i = 0; i < 5000 && !is_indexed(product, table, "framboise"); ++i) {
      std::this_thread::yield();
    }
  }
  EXPECT_TRUE(is_indexed(product, table, "framboise"));
  EXPECT_THAT(found(product, table, "framboise"), ::testing::SizeIs(30));
}

}  // namespace
}  // namespace cochin::testing
