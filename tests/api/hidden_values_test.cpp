#include <gtest/gtest.h>

#include "api/rights_office.hpp"
#include "platform/crypto/base64url.hpp"
#include "platform/json/json_reader.hpp"

namespace cochin::testing {
namespace {

/// What the caller may not know: the value of a hidden field, and a record out of his reach.
struct Secrets {
  std::string_view secret = "alpha";  ///< of Curie and Joliot, in turn with `other`
  std::string_view other = "omega";
  std::string_view unseen_name = "Meitner";
  std::string_view unseen_code = "c9";
  bool unseen_is_trashed = false;
};

/// An office in which the caller reads clients of Paris without their secret, and all dossiers.
class Watched {
 public:
  explicit Watched(const Secrets& secrets) {
    client("Curie", "c1", secrets.secret, "Paris");
    client("Joliot", "c2", secrets.other, "Paris");
    const std::int64_t unseen =
        client(secrets.unseen_name, secrets.unseen_code, secrets.secret, "Berlin");
    dossier("A", 1, "10.00");
    dossier("B", unseen, "20.00");
    dossier("C", unseen, "30.00");
    office_.product.patch(record("client", 1), with_values(R"({"secret":"encore"})"));
    office_.product.patch(record("client", 1),
                          with_values(R"({"secret":")" + std::string(secrets.secret) + "\"}"));
    if (secrets.unseen_is_trashed) {
      office_.product.database().execute(
          "UPDATE " + rows("client") +
          " SET deleted_at='2024-01-01T00:00:00.000Z' WHERE id=" + std::to_string(unseen));
    }
    caller_ = office_.member("lectrice", R"([
      {"table":"client","actions":["read","create","update","delete"],
       "record_filter":"ville == 'Paris'","hidden_fields":["secret"]},
      {"table":"dossier","actions":["read","create","update"]}])");
  }

  std::string body(const std::string& path) { return office_.get(caller_, path).body; }

  /// Status, tag and body, without the number of the request.
  std::string ask(http::Method method, const std::string& path, std::string body = {},
                  const Headers& headers = {}) {
    Browser browser = caller_;
    browser.headers = headers;
    const Reply reply = office_.product.send_as(browser, method, path, std::move(body));
    return std::to_string(reply.status) + " " + reply.header("ETag") + " " + reply.body;
  }

 private:
  std::int64_t client(std::string_view name, std::string_view code, std::string_view secret,
                      std::string_view city) {
    return office_.product.make_record("client", R"({"nom":")" + std::string(name) +
                                                     R"(","code":")" + std::string(code) +
                                                     R"(","secret":")" + std::string(secret) +
                                                     R"(","ville":")" + std::string(city) + "\"}");
  }
  void dossier(std::string_view title, std::int64_t client, std::string_view amount) {
    office_.product.make_record("dossier", R"({"titre":")" + std::string(title) + R"(","client":)" +
                                               std::to_string(client) + R"(,"montant":")" +
                                               std::string(amount) + "\"}");
  }
  std::string rows(std::string_view slug) {
    return "t" + office_.product.get(table_path(slug)).at("/id");
  }

  RightsOffice office_;
  Browser caller_;
};

struct Question {
  http::Method method;
  std::string path;
  std::string body = {};
  Headers headers = {};
};

Question get(std::string path, const Headers& headers = {}) {
  return {http::Method::kGet, std::move(path), {}, headers};
}
std::string filtered(std::string_view table, std::string_view filter, std::string_view more = {}) {
  return records(table) + "?filter=" + percent_encoded(filter) + std::string(more);
}

std::vector<Question> questions_about_the_field() {
  const std::string clients = records("client");
  return {
      get(clients),
      get(clients + "?total=true&sort=nom"),
      get(clients + "?sort=secret"),
      get(clients + "?sort=-secret,nom"),
      get(clients + "?fields=secret"),
      get(clients + "?fields=nom,secret"),
      get(clients + "?search=alpha&total=true"),
      get(clients + "?search=omega"),
      get(clients + "?search=encore"),
      get(filtered("client", "secret == 'alpha'")),
      get(filtered("client", "secret > 'b'", "&total=true")),
      get(filtered("client", "fold(secret).startsWith('al')")),
      get(filtered("client", "1 / size(secret) > 0")),
      get(filtered("dossier", "client.secret == 'alpha'")),
      get(filtered("client", "dossier.exists(d, d.client.secret == 'alpha')")),
      get(table_path("client/aggregate?group_by=secret")),
      get(table_path("client/aggregate?metrics=count(secret)")),
      get(table_path("client/aggregate?search=alpha")),
      get(table_path("client/aggregate?filter=") + percent_encoded("secret == 'alpha'")),
      get(table_path("client/fields/secret/options")),
      get(table_path("dossier/fields/client/options?search=alpha")),
      get(table_path("dossier/fields/client/options?draft=") +
          percent_encoded(R"({"secret":"alpha"})")),
      get(table_path("client")),
      get("/api/v1/tables"),
      get("/api/v1/openapi.json"),
      get(record("client", 1)),
      get(record("client", 1, "/history")),
      get(record("client", 1), {{"If-None-Match", "\"1.1\""}}),
      get(clients + "?limit=1&sort=nom"),
      get(clients + "?trash=true"),
      {http::Method::kPatch, record("client", 1), with_values(R"({"secret":"alpha"})")},
      {http::Method::kPatch, record("client", 1), with_values(R"({"secret":7})")},
      {http::Method::kPost, clients, with_values(R"({"secret":"alpha","ville":"Paris"})")},
      {http::Method::kPatch, record("client", 1), with_values("{}"), {{"If-Match", "\"1.1\""}}},
      {http::Method::kPost, "/api/v1/expressions/check",
       R"({"table":"client","expression":"secret == 'alpha'"})"},
      {http::Method::kPost, "/api/v1/batch",
       R"({"operations":[{"op":"update","table":"client","id":1,"values":{"secret":"alpha"}}]})"},
      {http::Method::kPost, record("client", 1, "/revert"), R"({"version":2})"},
      {http::Method::kPatch, table_path("client/fields/secret"), R"({"name":"X"})"},
  };
}

std::vector<Question> questions_about_the_record() {
  const std::string clients = records("client");
  const std::string unseen = record("client", 3);
  return {
      get(clients + "?total=true"),
      get(clients + "?sort=-nom&limit=1"),
      get(clients + "?search=meitner&total=true"),
      get(clients + "?trash=true&total=true"),
      get(filtered("client", "nom == 'Meitner'", "&total=true")),
      get(filtered("client", "ville == 'Berlin'", "&total=true")),
      get(filtered("client", "1 / size(nom) > 0")),
      get(filtered("client", "dossier.size() > 1")),
      get(filtered("dossier", "client.nom == 'Meitner'", "&total=true")),
      get(filtered("dossier", "client.nom < 'N'", "&total=true")),
      get(filtered("dossier", "client.nom == null", "&total=true")),
      get(filtered("dossier", "client.version > 0", "&total=true")),
      get(filtered("dossier", "client.dossier.exists(d, d.titre == 'B')", "&total=true")),
      get(filtered("dossier", "1 / size(client.nom) > 0")),
      get(filtered("client", "dossier.exists(d, d.client.nom == 'Meitner')")),
      get(records("dossier")),
      get(records("dossier") + "?sort=client"),
      get(records("dossier") + "?sort=client&offset=1&limit=1"),
      get(clients + "?sort=nom&offset=1"),
      get(records("dossier") + "?sort=-client,titre&limit=1"),
      get(records("dossier") + "?search=meitner"),
      get(table_path("client/aggregate?metrics=count,count(nom)")),
      get(table_path("client/aggregate?group_by=nom")),
      get(table_path("client/aggregate?search=meitner")),
      get(table_path("dossier/aggregate?group_by=client&metrics=count,sum(montant)")),
      get(table_path("dossier/aggregate?filter=") + percent_encoded("client.nom == 'Meitner'")),
      get(table_path("dossier/fields/client/options")),
      get(table_path("dossier/fields/client/options?search=meitner")),
      get(record("dossier", 2)),
      get(record("dossier", 2, "/history")),
      get(unseen),
      get(unseen, {{"If-None-Match", "\"1.1\""}}),
      get(record("client", 3, "/history")),
      {http::Method::kPatch, unseen, with_values(R"({"ville":"Paris"})")},
      {http::Method::kPatch, unseen, with_values(R"({"nom":7})"), {{"If-Match", "\"9.1\""}}},
      {http::Method::kDelete, unseen},
      {http::Method::kDelete, unseen, {}, {{"If-Match", "\"9.1\""}}},
      {http::Method::kPost, record("client", 3, "/restore")},
      {http::Method::kPost, record("client", 3, "/revert"), R"({"version":1})"},
      {http::Method::kPost, records("dossier"), with_values(R"({"client":3})")},
      {http::Method::kPatch, record("dossier", 1), with_values(R"({"client":3})")},
      {http::Method::kPost, "/api/v1/batch",
       R"({"operations":[{"op":"delete","table":"client","id":3}]})"},
      {http::Method::kPost, "/api/v1/batch",
       R"({"operations":[{"op":"restore","table":"client","id":3}]})"},
  };
}

/// Asks the same of two offices and compares the answers.
void expect_alike(const Secrets& one, const Secrets& other,
                  const std::vector<Question>& questions) {
  Watched first(one), second(other);
  for (const auto& [method, path, body, headers] : questions) {
    EXPECT_EQ(first.ask(method, path, body, headers), second.ask(method, path, body, headers))
        << http::method_name(method) << " " << path << " " << body;
  }
}

// Z-03: no answer depends on the values of a hidden field.
TEST(HiddenValues, OfAFieldShapeNoAnswer) {
  expect_alike({}, {.secret = "omega", .other = "alpha"}, questions_about_the_field());
}

// Z-03: nor on a record that the caller may not read.
TEST(HiddenValues, OfARecordShapeNoAnswer) {
  expect_alike({}, {.unseen_name = "Aston", .unseen_code = "c7"}, questions_about_the_record());
}

// Z-07: nor on whether it is in the trash.
TEST(HiddenValues, InTheTrashShapeNoAnswer) {
  expect_alike({}, {.unseen_is_trashed = true}, questions_about_the_record());
}

/// A caller can make up the cursor after any record, since he knows the first part from his own: it
/// must not tell where a record that he does not see stands in an order.
TEST(HiddenValues, AreNotFoundByAMadeUpCursor) {
  Watched office({});
  const std::string path = records("client") + "?limit=1&sort=nom";
  const auto page = platform::parse_json(office.body(path)).value();
  const auto own = platform::decode_base64url(*page.find("next")->as_string()).value();
  const std::string identity = *platform::parse_json(own).value().as_list()->at(0).as_string();
  const auto ask_after = [&](const char* id) {
    const std::string cursor = "[\"" + identity + "\"," + id + "]";
    return office.ask(http::Method::kGet, path + "&cursor=" + platform::encode_base64url(cursor));
  };
  EXPECT_TRUE(ask_after("1").starts_with("200")) << "Joliot comes after Curie";
  EXPECT_NE(ask_after("3").find("invalid_cursor"), std::string::npos);
  EXPECT_EQ(ask_after("3"), ask_after("99"));
}

/// Whoever writes a unique field learns that the value is taken: nothing more.
TEST(HiddenValues, ThatAreTakenAreToldWithoutTheirRecord) {
  Watched office({});
  const auto create = [&](std::string_view code) {
    return office.ask(http::Method::kPost, records("client"),
                      with_values(R"({"ville":"Paris","code":")" + std::string(code) + "\"}"));
  };
  const std::string seen = create("c1");
  EXPECT_NE(seen.find("duplicate_value"), std::string::npos) << seen;
  const std::string unseen = create("c9");
  EXPECT_NE(unseen.find("unique_violation"), std::string::npos) << unseen;
  EXPECT_EQ(unseen.find("n° 3"), std::string::npos) << unseen;
}

}  // namespace
}  // namespace cochin::testing
