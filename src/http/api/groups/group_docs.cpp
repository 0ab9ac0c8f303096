#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Groupes et droits";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/groups",
     .operation = "listGroups",
     .tag = kTag,
     .summary = "Lister les groupes avec leurs droits",
     .answer = "GroupPage"},
    {.method = Method::kPost,
     .pattern = "/api/v1/groups",
     .operation = "createGroup",
     .tag = kTag,
     .summary = "Créer un groupe",
     .description = "Personne ne donne un droit qu’il n’a pas.",
     .body = "GroupDefinition",
     .status = 201,
     .answer = "Group",
     .errors = {&errors::name_taken, &errors::unknown_right, &errors::unknown_table,
                &errors::unknown_field, &errors::more_than_own_rights},
     .idempotent = true},
    {.method = Method::kGet,
     .pattern = "/api/v1/groups/{id}",
     .operation = "getGroup",
     .tag = kTag,
     .summary = "Lire un groupe",
     .answer = "Group"},
    {.method = Method::kPatch,
     .pattern = "/api/v1/groups/{id}",
     .operation = "updateGroup",
     .tag = kTag,
     .summary = "Modifier un groupe",
     .description = "`rights` et `permissions` remplacent les listes entières. L’effet est "
                    "immédiat : la requête suivante de chaque membre a les nouveaux droits.",
     .body = "GroupChange",
     .answer = "Group",
     .errors = {&errors::name_taken, &errors::unknown_right, &errors::unknown_table,
                &errors::unknown_field, &errors::more_than_own_rights, &errors::own_rights}},
    {.method = Method::kDelete,
     .pattern = "/api/v1/groups/{id}",
     .operation = "deleteGroup",
     .tag = kTag,
     .summary = "Supprimer un groupe",
     .description = "Ses membres perdent ce qu’il leur donnait.",
     .status = 204,
     .errors = {&errors::own_rights}},
    {.method = Method::kGet,
     .pattern = "/api/v1/permissions/explain",
     .operation = "explainPermissions",
     .tag = kTag,
     .summary = "Expliquer ce qu’un utilisateur peut faire, et par quel groupe",
     .description = "Sur une table, ou avec `id` sur une de ses fiches : quel groupe donne chaque "
                    "action, et quel filtre ne passe pas.",
     .query = {"user", "table", "id"},
     .answer = "AccessExplanation",
     .errors = {&errors::not_found}},
};

constexpr SchemaDoc kSchemas[] = {
    {"GlobalRight", R"({"type":"string","enum":["schema.manage","users.manage","backups.manage",
      "audit.read","jobs.manage","settings.manage","notifications.manage","rules.manage"]})"},
    {"TableAction", R"({"type":"string","enum":["read","create","update","delete"]})"},
    {"TablePermission", R"({"type":"object","additionalProperties":false,
      "required":["table","actions"],"properties":{
      "table":{"type":"string","description":"Identifiant d’une table, ou `*` pour toutes, y compris à venir. Dans un groupe, ce qui nomme une table remplace `*` pour elle."},
      "actions":{"type":"array","items":{"$ref":"#/components/schemas/TableAction"}},
      "record_filter":{"type":"string","description":"Expression ; vide : toutes les fiches.",
      "examples":["created_by == me.id"]},
      "hidden_fields":{"type":"array","items":{"type":"string"}},
      "readonly_fields":{"type":"array","items":{"type":"string"}}}})"},
    {"Group", R"({"type":"object","required":["id","name","description","rights","permissions"],
      "properties":{"id":{"type":"integer"},"name":{"type":"string"},
      "description":{"type":"string"},
      "rights":{"type":"array","items":{"$ref":"#/components/schemas/GlobalRight"}},
      "permissions":{"type":"array","items":{"$ref":"#/components/schemas/TablePermission"}}}})"},
    {"GroupPage", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/Group"}},
      "next":{"type":"null"}}})"},
    {"GroupDefinition", R"({"type":"object","additionalProperties":false,"required":["name"],
      "properties":{"name":{"type":"string","minLength":1,"maxLength":200},
      "description":{"type":"string","maxLength":2000},
      "rights":{"type":"array","items":{"$ref":"#/components/schemas/GlobalRight"}},
      "permissions":{"type":"array","items":{"$ref":"#/components/schemas/TablePermission"}}}})"},
    {"GroupChange", R"({"type":"object","additionalProperties":false,
      "properties":{"name":{"type":"string","minLength":1,"maxLength":200},
      "description":{"type":"string","maxLength":2000},
      "rights":{"type":"array","items":{"$ref":"#/components/schemas/GlobalRight"}},
      "permissions":{"type":"array","items":{"$ref":"#/components/schemas/TablePermission"}}}})"},
    {"AccessExplanation", R"({"type":"object","required":["user","username","is_active",
      "is_superuser","table","record","actions","hidden_fields","readonly_fields"],"properties":{
      "user":{"type":"integer"},"username":{"type":"string"},"is_active":{"type":"boolean"},
      "is_superuser":{"type":"boolean"},"table":{"type":"string"},
      "record":{"type":["integer","null"]},
      "actions":{"type":"array","items":{"type":"object","required":["action","allowed","groups"],
      "properties":{"action":{"$ref":"#/components/schemas/TableAction"},
      "allowed":{"type":"boolean"},
      "groups":{"type":"array","items":{"type":"object",
      "required":["group","verdict","for_every_table","record_filter"],"properties":{
      "group":{"type":"string"},
      "verdict":{"type":"string","enum":["grants","not_given","filter_failed","filter_broken"]},
      "for_every_table":{"type":"boolean"},"record_filter":{"type":"string"}}}}}}},
      "hidden_fields":{"type":"array","items":{"type":"string"}},
      "readonly_fields":{"type":"array","items":{"type":"string"}}}})"},
};

constexpr ParameterDoc kParameters[] = {
    {"user", R"({"type":"integer","minimum":1})", "L’utilisateur dont on parle."},
    {"table", R"({"type":"string"})", "Identifiant ou numéro d’une table."},
    {"id", R"({"type":"integer","minimum":1})", "Une fiche de la table."},
};

}  // namespace

CapabilityDocs group_docs() {
  return {.tag = {kTag, "Ce que les groupes donnent à leurs membres."},
          .routes = kRoutes,
          .schemas = kSchemas,
          .parameters = kParameters};
}

}  // namespace cochin::http::api
