#include <gtest/gtest.h>

#include <tuple>

#include "api/rights_office.hpp"
#include "support/plain_office.hpp"
#include "support/random_world.hpp"

namespace cochin::testing {
namespace {

constexpr std::size_t kClients = 12;
constexpr std::size_t kDossiers = 30;
constexpr int kRounds = 40;
constexpr int kQuestionsPerRound = 12;

/// Texts of the record filters, with what they mean; the first two are for all tables as well.
struct ClientFilter {
  const char* text;
  PlainRights::ClientFilter holds;
};
struct DossierFilter {
  const char* text;
  PlainRights::DossierFilter holds;
};

const std::vector<ClientFilter>& client_filters() {
  static const std::vector<ClientFilter> filters = {
      {"", {}},
      {"created_by == me.id",
       [](const auto&, const auto& c, std::int64_t me) { return c.created_by == me; }},
      {"ville == 'Paris'", [](const auto&, const auto& c, auto) { return c.ville == "Paris"; }},
      {"secret == 's1' || nom == 'n2'",
       [](const auto&, const auto& c, auto) { return c.secret == "s1" || c.nom == "n2"; }},
      {"dossier.exists(d, d.montant > 50)", [](const auto& office, const auto& c, auto) {
         return std::ranges::any_of(office.dossiers, [&](const PlainDossier& d) {
           return d.client == c.id && d.montant > 50;
         });
       }}};
  return filters;
}

const std::vector<DossierFilter>& dossier_filters() {
  static const std::vector<DossierFilter> filters = {
      {"", {}},
      {"created_by == me.id",
       [](const auto&, const auto& d, std::int64_t me) { return d.created_by == me; }},
      {"montant > 40", [](const auto&, const auto& d, auto) { return d.montant > 40; }},
      {"client.ville == 'Lyon'",
       [](const auto& office, const auto& d, auto) {
         const PlainClient* client = office.client(d.client);
         return client != nullptr && client->ville == "Lyon";
       }},
      {"titre != 't1'", [](const auto&, const auto& d, auto) { return d.titre != "t1"; }}};
  return filters;
}

/// A filter that the caller asks with: the fields that it names, and what it means for him.
struct AskedFilter {
  const char* text;
  std::vector<std::pair<const char*, const char*>> names;
  std::function<bool(const PlainRights&, const PlainDossier&)> holds;
};

const std::vector<AskedFilter>& asked_filters() {
  static const std::vector<AskedFilter> filters = {
      {"", {}, [](const auto&, const auto&) { return true; }},
      {"montant > 30",
       {{"dossier", "montant"}},
       [](const auto&, const auto& d) { return d.montant > 30; }},
      {"client == null",
       {{"dossier", "client"}},
       [](const auto&, const auto& d) { return d.client == 0; }},
      {"client.ville == 'Paris'",
       {{"dossier", "client"}, {"client", "ville"}},
       [](const auto& rights, const auto& d) {
         const PlainClient* client = rights.client_of(d);
         return client != nullptr && client->ville == "Paris";
       }},
      {"client.secret != 's1'",
       {{"dossier", "client"}, {"client", "secret"}},
       [](const auto& rights, const auto& d) {
         const PlainClient* client = rights.client_of(d);
         return client == nullptr || client->secret != "s1";
       }},
      {"client.dossier.size() > 2", {{"dossier", "client"}}, [](const auto& rights, const auto& d) {
         const PlainClient* client = rights.client_of(d);
         return client != nullptr && rights.dossiers_of(*client) > 2;
       }}};
  return filters;
}

class RightsProperty : public ::testing::Test {
 protected:
  RightsProperty() {
    for (std::size_t i = 0; i < kClients; ++i) add_client();
    for (std::size_t i = 0; i < kDossiers; ++i) add_dossier();
  }

  void add_client() {
    PlainClient client;
    const std::size_t number = plain_.clients.size();
    client.nom = "n" + std::to_string(chance_.below(6));
    client.code = "c" + std::to_string(number);
    client.secret = "s" + std::to_string(chance_.below(3));
    client.ville = chance_.one_in(2) ? "Paris" : "Lyon";
    client.id = office_.product.make_record(
        "client", R"({"nom":")" + client.nom + R"(","code":")" + client.code + R"(","secret":")" +
                      client.secret + R"(","ville":")" + client.ville + "\"}");
    plain_.clients.push_back(client);
  }

  void add_dossier() {
    PlainDossier dossier;
    dossier.titre = "t" + std::to_string(chance_.below(4));
    dossier.montant = static_cast<int>(chance_.below(100));
    if (!chance_.one_in(5)) dossier.client = chance_.pick(plain_.clients).id;
    const std::string client = dossier.client == 0 ? "null" : std::to_string(dossier.client);
    dossier.id = office_.product.make_record(
        "dossier", R"({"titre":")" + dossier.titre + R"(","montant":")" +
                       std::to_string(dossier.montant) + R"(.00","client":)" + client + "}");
    plain_.dossiers.push_back(dossier);
  }

  /// Every third record is the caller's own.
  void give_records_to(std::int64_t user) {
    for (const char* slug : {"client", "dossier"}) {
      const std::string rows = "t" + office_.product.get(table_path(slug)).at("/id");
      office_.product.database().execute("UPDATE " + rows + " SET created_by=iif(id%3=0," +
                                         std::to_string(user) + ",1)");
    }
    for (PlainClient& client : plain_.clients) client.created_by = client.id % 3 == 0 ? user : 1;
    for (PlainDossier& dossier : plain_.dossiers) {
      dossier.created_by = dossier.id % 3 == 0 ? user : 1;
    }
  }

  PlainPermission draw_permission(const std::string& table) {
    PlainPermission permission;
    permission.reads = !chance_.one_in(6);
    permission.filter = chance_.one_in(3) ? 0 : chance_.below(table == "*" ? 2 : 5);
    if (table == "client") draw_hidden({"nom", "code", "secret", "ville"}, permission);
    if (table == "dossier") draw_hidden({"titre", "montant", "client"}, permission);
    return permission;
  }
  void draw_hidden(const std::vector<std::string>& fields, PlainPermission& permission) {
    for (const std::string& field : fields) {
      if (chance_.one_in(4)) permission.hidden.insert(field);
    }
  }

  static std::string permission_json(const std::string& table, const PlainPermission& permission) {
    const char* filter = table == "dossier" ? dossier_filters()[permission.filter].text
                                            : client_filters()[permission.filter].text;
    std::string hidden;
    for (const std::string& field : permission.hidden) {
      hidden += (hidden.empty() ? "\"" : ",\"") + field + "\"";
    }
    return R"({"table":")" + table + R"(","actions":[)" + (permission.reads ? R"("read")" : "") +
           R"(],"record_filter":")" + filter + R"(","hidden_fields":[)" + hidden + "]}";
  }

  /// Draws a group and makes it in the product.
  PlainGroup draw_group(const std::string& name) {
    PlainGroup group;
    std::string json;
    for (const std::string table : {"*", "client", "dossier"}) {
      if (chance_.one_in(2)) continue;
      const PlainPermission permission = draw_permission(table);
      json += (json.empty() ? "" : ",") + permission_json(table, permission);
      group.emplace(table, permission);
    }
    office_.group(name, "[" + json + "]");
    return group;
  }

  /// A caller in one to three drawn groups.
  PlainRights draw_caller(int round) {
    const std::string name = "u" + std::to_string(round);
    std::vector<PlainGroup> groups;
    std::vector<std::string> names;
    for (std::size_t i = 0; i <= chance_.below(3); ++i) {
      names.push_back(name + "g" + std::to_string(i));
      groups.push_back(draw_group(names.back()));
    }
    const UserId id = office_.product.accounts().add_user(name);
    for (const std::string& group : names) office_.product.accounts().join(name, group);
    give_records_to(id.value);
    caller_ = office_.product.sign_in(name);
    PlainRights rights(plain_, std::move(groups), id.value);
    for (const auto& filter : client_filters()) rights.client_filters.push_back(filter.holds);
    for (const auto& filter : dossier_filters()) rights.dossier_filters.push_back(filter.holds);
    return rights;
  }

  Reply ask(const std::string& path) { return office_.get(caller_, path); }

  void check_values(const PlainRights& rights, const PlainDossier& dossier, const Reply& list,
                    const std::string& item) {
    const auto shown = [&](const char* field, const std::string& value) {
      return rights.sees_field("dossier", field) ? value : std::string();
    };
    EXPECT_EQ(list.at(item + "/values/titre"), shown("titre", "\"" + dossier.titre + "\""));
    EXPECT_EQ(list.at(item + "/values/montant"),
              shown("montant", "\"" + std::to_string(dossier.montant) + ".00\""));
    const std::string number = std::to_string(dossier.client);
    const std::string label = rights.label_of(dossier);
    const std::string link = dossier.client == 0
                                 ? "null"
                                 : R"({"id":)" + number + R"(,"label":")" +
                                       (label.empty() ? "n° " + number : label) + "\"}";
    EXPECT_EQ(list.at(item + "/values/client"), shown("client", link));
  }

  /// By the label of the client, empty links last; ties by id.
  static void sort_by_client(const PlainRights& rights, std::vector<const PlainDossier*>& found) {
    const auto key = [&](const PlainDossier* dossier) {
      return std::tuple(dossier->client == 0, rights.label_of(*dossier), dossier->id);
    };
    std::ranges::sort(found, {}, key);
  }

  void check_list(const PlainRights& rights) {
    const AskedFilter& filter = chance_.pick(asked_filters());
    const bool by_client = chance_.one_in(2);
    const Reply list =
        ask(records("dossier") + "?limit=500&total=true&filter=" + percent_encoded(filter.text) +
            (by_client ? "&sort=client" : ""));
    if (!rights.sees_table("dossier")) {
      EXPECT_EQ(list.code(), "not_found");
      return;
    }
    bool knows_all = !by_client || rights.sees_field("dossier", "client");
    for (const auto& [table, field] : filter.names) knows_all &= rights.sees_field(table, field);
    if (!knows_all) {
      EXPECT_EQ(list.code(), "unknown_field") << filter.text;
      return;
    }
    std::vector<const PlainDossier*> expected;
    for (const PlainDossier& dossier : plain_.dossiers) {
      if (rights.reads(dossier) && filter.holds(rights, dossier)) expected.push_back(&dossier);
    }
    if (by_client) sort_by_client(rights, expected);
    ASSERT_EQ(list.status, 200) << list.body;
    ASSERT_EQ(list.column("/id").size(), expected.size()) << filter.text;
    EXPECT_EQ(list.number("/total"), static_cast<std::int64_t>(expected.size()));
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const std::string item = "/items/" + std::to_string(i);
      EXPECT_EQ(list.number(item + "/id"), expected[i]->id) << filter.text;
      check_values(rights, *expected[i], list, item);
    }
    check_jump(list, filter, by_client);
    ++checked_lists_;
  }

  /// A page after an offset is a part of the whole list.
  void check_jump(const Reply& list, const AskedFilter& filter, bool by_client) {
    const auto all = list.column("/id");
    if (all.empty()) return;
    const std::size_t offset = chance_.below(all.size());
    const Reply jump =
        ask(records("dossier") + "?limit=3&offset=" + std::to_string(offset) +
            "&filter=" + percent_encoded(filter.text) + (by_client ? "&sort=client" : ""));
    const std::size_t end = std::min(all.size(), offset + 3);
    const auto begin = all.begin();
    EXPECT_EQ(jump.column("/id"),
              std::vector<std::string>(begin + static_cast<std::ptrdiff_t>(offset),
                                       begin + static_cast<std::ptrdiff_t>(end)));
  }

  void check_one(const PlainRights& rights) {
    const PlainDossier& dossier = chance_.pick(plain_.dossiers);
    const bool reads = rights.sees_table("dossier") && rights.reads(dossier);
    EXPECT_EQ(ask(record("dossier", dossier.id)).status, reads ? 200 : 404);
    EXPECT_EQ(ask(record("dossier", dossier.id, "/history")).status, reads ? 200 : 404);
    const PlainClient& client = chance_.pick(plain_.clients);
    const bool reads_client = rights.sees_table("client") && rights.reads(client);
    EXPECT_EQ(ask(record("client", client.id)).status, reads_client ? 200 : 404);
  }

  void check_sum(const PlainRights& rights) {
    const Reply sums = ask(table_path("dossier/aggregate?metrics=count,sum(montant)"));
    if (!rights.sees_field("dossier", "montant")) {
      EXPECT_EQ(sums.code(), rights.sees_table("dossier") ? "unknown_field" : "not_found");
      return;
    }
    std::int64_t count = 0, sum = 0;
    for (const PlainDossier& dossier : plain_.dossiers) {
      if (!rights.reads(dossier)) continue;
      ++count;
      sum += dossier.montant;
    }
    EXPECT_EQ(sums.number("/groups/0/metrics/count"), count);
    EXPECT_EQ(sums.text("/groups/0/metrics/sum(montant)"),
              count == 0 ? "" : std::to_string(sum) + ".00");
  }

  Chance chance_{20'260'517};
  RightsOffice office_;
  PlainOffice plain_;
  Browser caller_;
  int checked_lists_ = 0;
};

// Z-03: what is answered is what the rules allow, whatever the rights and the question.
TEST_F(RightsProperty, AnswerExactlyWhatMayBeSeen) {
  for (int round = 0; round < kRounds && !HasFailure(); ++round) {
    const PlainRights rights = draw_caller(round);
    for (int i = 0; i < kQuestionsPerRound && !HasFailure(); ++i) {
      check_list(rights);
      check_one(rights);
      check_sum(rights);
    }
  }
  EXPECT_GT(checked_lists_, 100) << "the drawn rights let too little through to prove anything";
}

}  // namespace
}  // namespace cochin::testing
