#pragma once

#include <string>
#include <string_view>

#include "api/product.hpp"

namespace cochin::testing {

/// A product with two tables that point at each other's records, and people with rights on them.
///
/// client: nom, code (unique), secret, ville; dossier: titre, montant, client (link), piece (file).
class RightsOffice {
 public:
  RightsOffice() {
    product.make_table("Client", R"([{"name":"Nom","type":"text"},
      {"name":"Code","type":"text","unique":true},{"name":"Secret","type":"text"},
      {"name":"Ville","type":"text"}])");
    product.make_table("Dossier", R"([{"name":"Titre","type":"text"},
      {"name":"Montant","type":"decimal"},
      {"name":"Client","type":"foreign_key","options":{"table":"client"}},
      {"name":"Pièce","slug":"piece","type":"file"}])");
  }

  /// Makes a group with these permissions (JSON list) and gives its id.
  std::int64_t group(std::string_view name, std::string_view permissions,
                     std::string_view rights = "[]") {
    const Reply made =
        product.post("/api/v1/groups", R"({"name":")" + std::string(name) + R"(","permissions":)" +
                                           std::string(permissions) + R"(,"rights":)" +
                                           std::string(rights) + "}");
    if (made.status != 201) std::fprintf(stderr, "%s\n", made.body.c_str());
    CHECK(made.status == 201);
    return made.number("/id");
  }

  /// A new user in these groups, signed in.
  Browser user(std::string_view name, const std::vector<std::string_view>& groups = {}) {
    product.accounts().add_user(name);
    for (const std::string_view group : groups) product.accounts().join(name, group);
    return product.sign_in(name);
  }

  /// A new user alone in a group of his name with these permissions.
  Browser member(std::string_view name, std::string_view permissions,
                 std::string_view rights = "[]") {
    group(name, permissions, rights);
    return user(name, {name});
  }

  Reply get(const Browser& who, std::string_view path) {
    return product.send_as(who, http::Method::kGet, path);
  }
  Reply post(const Browser& who, std::string_view path, std::string body = {}) {
    return product.send_as(who, http::Method::kPost, path, std::move(body));
  }
  Reply patch(const Browser& who, std::string_view path, std::string body) {
    return product.send_as(who, http::Method::kPatch, path, std::move(body));
  }
  Reply remove(const Browser& who, std::string_view path) {
    return product.send_as(who, http::Method::kDelete, path);
  }

  Product product;
};

}  // namespace cochin::testing
