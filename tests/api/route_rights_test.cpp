#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "api/rights_office.hpp"

namespace cochin::testing {
namespace {

using http::Method;

/// One route as it must be: its right, a request that is right in every other respect, and the
/// status for those who may.
struct ListedRoute {
  Method method;
  std::string_view pattern;
  std::string_view right;
  std::string_view path = {};  ///< empty: the pattern itself
  std::string_view body = {};
  int status = 200;
  std::string_view type = {};
};

constexpr std::string_view kForm = "multipart/form-data; boundary=b";
constexpr std::string_view kImport =
    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nnom\nx\n\r\n"
    "--b--\r\n";

constexpr std::string_view kRule =
    R"({"table":"essai","name":"neuve","when":"false","effects":[{"field":"nom","action":"hide"}]})";

/// Every route under /api/v1, those that destroy last.
constexpr ListedRoute kListed[] = {
    {Method::kGet, "/api/v1/auth/session", "session"},
    {Method::kGet, "/api/v1/openapi.json", "session"},
    {Method::kGet, "/api/v1/tables", "session"},
    {Method::kPost,
     "/api/v1/expressions/check",
     "session",
     {},
     R"({"table":"x","expression":"1"})",
     422},
    {Method::kPost, "/api/v1/batch", "session", {}, R"({"operations":[]})"},
    {Method::kPost, "/api/v1/auth/reauthenticate", "session", {}, R"({"password":"?"})", 422},
    {Method::kPost,
     "/api/v1/auth/password",
     "session",
     {},
     R"({"current_password":"?","new_password":"?"})",
     422},
    {Method::kPost, "/api/v1/auth/login/second-factor", "session", {}, R"({"code":"000000"})", 401},
    {Method::kPost, "/api/v1/auth/password-check", "session", {}, R"({"new_password":"?"})"},
    {Method::kGet, "/api/v1/auth/sessions", "own"},
    {Method::kDelete, "/api/v1/auth/sessions/{id}", "own", "/api/v1/auth/sessions/999", {}, 404},
    {Method::kDelete, "/api/v1/auth/sessions", "own", {}, {}, 204},
    {Method::kPost, "/api/v1/auth/totp", "own"},
    {Method::kPost, "/api/v1/auth/totp/confirm", "own", {}, R"({"code":"000000"})", 422},
    {Method::kPost, "/api/v1/auth/totp/recovery-codes", "own", {}, {}, 404},
    {Method::kDelete, "/api/v1/auth/totp", "own", {}, {}, 204},
    {Method::kGet, "/api/v1/auth/notices", "own"},
    {Method::kPost, "/api/v1/auth/notices/seen", "own", {}, R"({"id":1})", 204},
    {Method::kGet, "/api/v1/auth/passkeys", "own"},
    {Method::kPost, "/api/v1/auth/passkeys/options", "own"},
    {Method::kPost, "/api/v1/auth/passkeys", "own", {}, "{}", 422},
    {Method::kDelete, "/api/v1/auth/passkeys/{id}", "own", "/api/v1/auth/passkeys/999", {}, 404},
    {Method::kPost, "/api/v1/auth/login/second-factor/passkey", "session", {}, {}, 401},
    {Method::kGet, "/api/v1/auth/tokens", "own"},
    {Method::kPost, "/api/v1/auth/tokens", "own", {}, "{}", 422},
    {Method::kDelete, "/api/v1/auth/tokens/{id}", "own", "/api/v1/auth/tokens/999", {}, 404},
    {Method::kGet, "/api/v1/job-runs", "own"},
    {Method::kGet, "/api/v1/job-runs/{id}", "own", "/api/v1/job-runs/999", {}, 404},
    {Method::kPost, "/api/v1/job-runs/{id}/cancel", "own", "/api/v1/job-runs/999/cancel", {}, 404},
    {Method::kGet, "/api/v1/job-runs/{id}/refused", "own", "/api/v1/job-runs/999/refused", {}, 404},
    {Method::kPost, "/api/v1/files", "own", {}, "{}", 415},
    {Method::kGet, "/api/v1/files/{id}", "own", "/api/v1/files/999", {}, 404},
    {Method::kGet, "/api/v1/tables/{table}", "table.read", "/api/v1/tables/essai"},
    {Method::kGet, "/api/v1/tables/{table}/records", "table.read", "/api/v1/tables/essai/records"},
    {Method::kGet, "/api/v1/tables/{table}/records/{id}", "table.read",
     "/api/v1/tables/essai/records/1"},
    {Method::kGet, "/api/v1/tables/{table}/records/{id}/history", "table.read",
     "/api/v1/tables/essai/records/1/history"},
    {Method::kGet, "/api/v1/tables/{table}/aggregate", "table.read",
     "/api/v1/tables/essai/aggregate"},
    {Method::kGet, "/api/v1/tables/{table}/export", "table.read", "/api/v1/tables/essai/export"},
    {Method::kGet, "/api/v1/tables/{table}/fields/{field}/options", "table.read",
     "/api/v1/tables/essai/fields/parent/options"},
    {Method::kPost, "/api/v1/tables/{table}/form-states", "table.read",
     "/api/v1/tables/essai/form-states", R"({"ids":[1]})"},
    {Method::kPost, "/api/v1/tables/{table}/form-state", "table.read",
     "/api/v1/tables/essai/form-state", R"({"values":{}})"},
    {Method::kPost, "/api/v1/tables/{table}/records", "table.create",
     "/api/v1/tables/essai/records", R"({"values":{"nom":"neuf"}})", 201},
    {Method::kPost, "/api/v1/tables/{table}/import", "table.create", "/api/v1/tables/essai/import",
     kImport, 202, kForm},
    {Method::kPatch, "/api/v1/tables/{table}/records/{id}", "table.update",
     "/api/v1/tables/essai/records/1", R"({"values":{"nom":"changé"}})"},
    {Method::kPost, "/api/v1/tables/{table}/records/{id}/revert", "table.update",
     "/api/v1/tables/essai/records/1/revert", R"({"version":1})"},
    {Method::kPost, "/api/v1/tables/{table}/records/{id}/restore", "table.delete",
     "/api/v1/tables/essai/records/2/restore"},
    {Method::kDelete,
     "/api/v1/tables/{table}/records/{id}",
     "table.delete",
     "/api/v1/tables/essai/records/3",
     {},
     204},
    {Method::kGet, "/api/v1/project-types", "session"},
    {Method::kPost, "/api/v1/project-types", "schema.manage", {}, R"({"name":" "})", 422},
    {Method::kGet, "/api/v1/conditional-fields/options", "session", {}, {}, 404},
    {Method::kPost,
     "/api/v1/conditional-fields/options",
     "session",
     {},
     R"({"table":"absente","field":"x","label":"y"})",
     404},
    {Method::kGet, "/api/v1/conditional-fields/rules", "rules.manage"},
    {Method::kPost, "/api/v1/conditional-fields/rules/preview", "rules.manage", {}, kRule},
    {Method::kPost, "/api/v1/conditional-fields/rules", "rules.manage", {}, kRule, 201},
    {Method::kGet, "/api/v1/conditional-fields/rules/{id}", "rules.manage",
     "/api/v1/conditional-fields/rules/1"},
    {Method::kPatch, "/api/v1/conditional-fields/rules/{id}", "rules.manage",
     "/api/v1/conditional-fields/rules/1", R"({"name":"autre"})"},
    {Method::kGet, "/api/v1/conditional-fields/rules/{id}/offenders", "rules.manage",
     "/api/v1/conditional-fields/rules/1/offenders"},
    {Method::kPost, "/api/v1/conditional-fields/rules/{id}/correct", "rules.manage",
     "/api/v1/conditional-fields/rules/1/correct", "{}"},
    {Method::kDelete,
     "/api/v1/conditional-fields/rules/{id}",
     "rules.manage",
     "/api/v1/conditional-fields/rules/999",
     {},
     404},
    {Method::kGet, "/api/v1/groups", "users.manage"},
    {Method::kPost, "/api/v1/groups", "users.manage", {}, R"({"name":"neuf"})", 201},
    {Method::kGet, "/api/v1/groups/{id}", "users.manage", "/api/v1/groups/1"},
    {Method::kPatch, "/api/v1/groups/{id}", "users.manage", "/api/v1/groups/1",
     R"({"description":"autre"})"},
    {Method::kGet, "/api/v1/users", "users.manage"},
    {Method::kPost, "/api/v1/users", "users.manage", {}, R"({"username":"neuf"})", 201},
    {Method::kPost,
     "/api/v1/users/bulk",
     "users.manage",
     {},
     R"({"ids":[2],"action":"end_sessions"})"},
    {Method::kGet, "/api/v1/users/{id}", "users.manage", "/api/v1/users/2"},
    {Method::kPatch, "/api/v1/users/{id}", "users.manage", "/api/v1/users/2",
     R"({"first_name":"Claire"})"},
    {Method::kPost, "/api/v1/users/{id}/unlock", "users.manage", "/api/v1/users/2/unlock"},
    {Method::kPost, "/api/v1/users/{id}/password-reset", "users.manage",
     "/api/v1/users/2/password-reset"},
    {Method::kDelete,
     "/api/v1/users/{id}/second-factor",
     "users.manage",
     "/api/v1/users/2/second-factor",
     {},
     204},
    {Method::kPost, "/api/v1/users/{id}/view", "users.manage", "/api/v1/users/999/view", {}, 404},
    {Method::kDelete, "/api/v1/auth/viewing", "session", {}, {}, 204},
    {Method::kGet, "/api/v1/users/{id}/sessions", "users.manage", "/api/v1/users/2/sessions"},
    {Method::kDelete,
     "/api/v1/users/{id}/sessions/{session}",
     "users.manage",
     "/api/v1/users/2/sessions/999",
     {},
     404},
    {Method::kDelete,
     "/api/v1/users/{id}/sessions",
     "users.manage",
     "/api/v1/users/2/sessions",
     {},
     204},
    {Method::kDelete, "/api/v1/users/{id}", "users.manage", "/api/v1/users/2", {}, 204},
    {Method::kGet, "/api/v1/audit", "audit.read"},
    {Method::kGet, "/api/v1/audit/actions", "audit.read"},
    {Method::kGet, "/api/v1/permissions/explain", "users.manage",
     "/api/v1/permissions/explain?user=1&table=essai&id=1"},
    {Method::kPost, "/api/v1/tables", "schema.manage", {}, R"({"name":"Neuve","fields":[]})", 201},
    {Method::kPatch, "/api/v1/tables/{table}", "schema.manage", "/api/v1/tables/essai",
     R"({"name":"Essais"})"},
    {Method::kPost, "/api/v1/tables/{table}/fields", "schema.manage", "/api/v1/tables/essai/fields",
     R"({"name":"Neuf","type":"text"})", 201},
    {Method::kPost, "/api/v1/tables/{table}/fields/order", "schema.manage",
     "/api/v1/tables/essai/fields/order", R"({"fields":["parent"]})"},
    {Method::kPatch, "/api/v1/tables/{table}/fields/{field}", "schema.manage",
     "/api/v1/tables/essai/fields/nom", R"({"name":"Noms"})"},
    {Method::kPost, "/api/v1/tables/{table}/restore", "schema.manage",
     "/api/v1/tables/perdue/restore"},
    {Method::kPost, "/api/v1/tables/{table}/fields/{field}/restore", "schema.manage",
     "/api/v1/tables/essai/fields/perdu/restore"},
    {Method::kDelete,
     "/api/v1/tables/{table}/fields/{field}",
     "schema.manage",
     "/api/v1/tables/essai/fields/perdu",
     {},
     204},
    {Method::kDelete, "/api/v1/tables/{table}", "schema.manage", "/api/v1/tables/jetable", {}, 204},
    {Method::kDelete, "/api/v1/groups/{id}", "users.manage", "/api/v1/groups/1", {}, 204},
    {Method::kPost, "/api/v1/auth/logout", "session", {}, {}, 204},
};

struct Role {
  std::string_view name;
  std::string_view group;  ///< empty: none
  std::set<std::string_view> rights;
  bool is_superuser = false;
};

std::vector<Role> roles() {
  const std::set<std::string_view> all = {"table.read",   "table.create",  "table.update",
                                          "table.delete", "schema.manage", "users.manage",
                                          "audit.read",   "rules.manage"};
  return {{"personne", "", {}},
          {"lecteur", "Lecteur", {"table.read"}},
          {"editeur", "Éditeur", {"table.read", "table.create", "table.update"}},
          {"gestionnaire",
           "Gestionnaire",
           {"table.read", "table.create", "table.update", "table.delete", "schema.manage",
            "rules.manage"}},
          {"administrateur", "Administrateur", all},
          {"auditeur", "Auditeur", {"table.read", "audit.read"}},
          {"chef", "", all, true}};
}

int expected_status(const ListedRoute& route, const Role& role) {
  if (route.right == "session" || route.right == "own") return route.status;
  if (role.rights.contains(route.right)) return route.status;
  const bool is_of_table = route.right.starts_with("table.");
  return is_of_table && !role.rights.contains("table.read") ? 404 : 403;
}

/// The records and definitions that the requests of `kListed` name.
void prepare(Product& product) {
  product.make_table("Essai", R"([{"name":"Nom","type":"text"},{"name":"Perdu","type":"text"},
    {"name":"Parent","type":"foreign_key","options":{"table":"contact"}}])");
  for (int i = 0; i < 4; ++i) product.make_record("essai", R"({"nom":"a"})");
  CHECK(product.remove(record("essai", 2)).status == 204);
  CHECK(product.remove(table_path("essai/fields/perdu")).status == 204);
  product.accounts().add_user("cible");
  product.make_table("Perdue", "[]");
  CHECK(product.remove(table_path("perdue")).status == 204);
  product.make_table("Jetable", "[]");
}

// Z-01
TEST(RouteRights, AreListedForEveryRoute) {
  Product product;
  std::set<std::pair<std::string, std::string>> listed;
  for (const ListedRoute& route : kListed) {
    listed.emplace(std::string(http::method_name(route.method)) + " " + std::string(route.pattern),
                   route.right);
  }
  listed.emplace("POST /api/v1/auth/login", "public");
  listed.emplace("POST /api/v1/auth/password-resets/confirm", "public");
  std::set<std::pair<std::string, std::string>> served;
  for (const auto& route : product.router().routes()) {
    EXPECT_FALSE(route->options.right.empty()) << route->pattern;
    if (!route->pattern.starts_with("/api/v1/")) {
      EXPECT_EQ(route->options.right, "public") << route->pattern;
      continue;
    }
    served.emplace(std::string(http::method_name(route->method)) + " " + route->pattern,
                   route->options.right);
  }
  EXPECT_EQ(served, listed);
}

// Z-01
TEST(RouteRights, HoldForEveryRole) {
  for (const Role& role : roles()) {
    Product product;
    prepare(product);
    product.accounts().add_user(role.name, role.is_superuser);
    if (!role.group.empty()) product.accounts().join(role.name, role.group);
    const Browser signed_in = product.sign_in(role.name);
    for (const ListedRoute& route : kListed) {
      Browser browser = signed_in;
      if (!route.type.empty()) browser.headers = {{"Content-Type", std::string(route.type)}};
      const std::string_view path = route.path.empty() ? route.pattern : route.path;
      const Reply stranger = product.send_as({}, route.method, path, std::string(route.body));
      EXPECT_EQ(stranger.status, 401) << route.pattern;
      const Reply reply = product.send_as(browser, route.method, path, std::string(route.body));
      EXPECT_EQ(reply.status, expected_status(route, role))
          << role.name << " " << http::method_name(route.method) << " " << path << " "
          << reply.body;
    }
  }
}

// Z-01: a refusal changes nothing, whatever was asked for.
TEST(RouteRights, LetNobodyWithoutGroupChangeAnything) {
  Product product;
  prepare(product);
  product.accounts().add_user("personne");
  const Browser browser = product.sign_in("personne");
  const std::string before = product.fingerprint();
  for (const ListedRoute& route : kListed) {
    if (route.pattern.ends_with("/logout")) continue;
    product.send_as(browser, route.method, route.path.empty() ? route.pattern : route.path,
                    std::string(route.body));
  }
  EXPECT_EQ(product.fingerprint(), before);
}

}  // namespace
}  // namespace cochin::testing
