#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

/// The rules of rights once more, over plain data and without the product: what `rights_property`
/// compares with.
namespace cochin::testing {

struct PlainClient {
  std::int64_t id = 0;
  std::string nom, code, secret, ville;
  std::int64_t created_by = 0;
};

struct PlainDossier {
  std::int64_t id = 0;
  std::string titre;
  int montant = 0;
  std::int64_t client = 0;  ///< 0: none
  std::int64_t created_by = 0;
};

struct PlainOffice {
  std::vector<PlainClient> clients;
  std::vector<PlainDossier> dossiers;

  const PlainClient* client(std::int64_t id) const {
    const auto found = std::ranges::find(clients, id, &PlainClient::id);
    return found == clients.end() ? nullptr : &*found;
  }
};

/// What one group gives on one table.
struct PlainPermission {
  bool reads = false;
  std::size_t filter = 0;  ///< index into the filters of the table; 0: none
  std::set<std::string> hidden;
};

/// A group: by table, or `*`.
using PlainGroup = std::map<std::string, PlainPermission>;

/// What a caller may see of the office.
class PlainRights {
 public:
  using ClientFilter = std::function<bool(const PlainOffice&, const PlainClient&, std::int64_t me)>;
  using DossierFilter =
      std::function<bool(const PlainOffice&, const PlainDossier&, std::int64_t me)>;

  PlainRights(const PlainOffice& office, std::vector<PlainGroup> groups, std::int64_t me)
      : office_(office), groups_(std::move(groups)), me_(me) {}

  std::vector<ClientFilter> client_filters;
  std::vector<DossierFilter> dossier_filters;

  bool sees_table(const std::string& table) const { return !readings(table).empty(); }

  bool sees_field(const std::string& table, const std::string& field) const {
    if (!sees_table(table)) return false;
    if (table == "dossier" && field == "client" && !sees_table("client")) return false;
    for (const PlainPermission* permission : readings(table)) {
      if (!permission->hidden.contains(field)) return true;
    }
    return false;
  }

  bool reads(const PlainClient& client) const {
    for (const PlainPermission* permission : readings("client")) {
      const auto& filter = client_filters[permission->filter];
      if (!filter || filter(office_, client, me_)) return true;
    }
    return false;
  }
  bool reads(const PlainDossier& dossier) const {
    for (const PlainPermission* permission : readings("dossier")) {
      const auto& filter = dossier_filters[permission->filter];
      if (!filter || filter(office_, dossier, me_)) return true;
    }
    return false;
  }

  /// The client of a dossier, when he may be seen; nullptr otherwise.
  const PlainClient* client_of(const PlainDossier& dossier) const {
    const PlainClient* client = office_.client(dossier.client);
    return client != nullptr && reads(*client) ? client : nullptr;
  }

  /// What a link shows: the first text field that can be seen.
  std::string label_of(const PlainDossier& dossier) const {
    const PlainClient* client = client_of(dossier);
    if (client == nullptr) return {};
    if (sees_field("client", "nom")) return client->nom;
    if (sees_field("client", "code")) return client->code;
    if (sees_field("client", "secret")) return client->secret;
    return sees_field("client", "ville") ? client->ville : std::string();
  }

  std::size_t dossiers_of(const PlainClient& client) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(office_.dossiers, [&](const PlainDossier& dossier) {
          return dossier.client == client.id && reads(dossier);
        }));
  }

 private:
  /// The entries that let him read the table: in each group the one that names it, else `*`.
  std::vector<const PlainPermission*> readings(const std::string& table) const {
    std::vector<const PlainPermission*> found;
    for (const PlainGroup& group : groups_) {
      auto entry = group.find(table);
      if (entry == group.end()) entry = group.find("*");
      if (entry != group.end() && entry->second.reads) found.push_back(&entry->second);
    }
    return found;
  }

  const PlainOffice& office_;
  std::vector<PlainGroup> groups_;
  std::int64_t me_;
};

}  // namespace cochin::testing
