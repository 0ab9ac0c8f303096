#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Journal d’audit";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/audit",
     .operation = "listAuditEntries",
     .tag = kTag,
     .summary = "Lire le journal d’audit",
     .description = "Du plus récent au plus ancien, avec le droit `audit.read`. `format=csv` ou "
                    "`format=json` donne un fichier de 50 000 entrées au plus, sans pages. La "
                    "lecture et l’export laissent eux-mêmes une entrée.",
     .query = {"actor", "action", "object", "outcome", "from", "to", "format", "limit", "cursor"},
     .answer = "AuditPage",
     .errors = {&errors::too_many_items}},
    {.method = Method::kGet,
     .pattern = "/api/v1/audit/actions",
     .operation = "listAuditActions",
     .tag = kTag,
     .summary = "Lister ce que le journal sait dire",
     .answer = "AuditActions"},
};

constexpr SchemaDoc kSchemas[] = {
    {"AuditEntry", R"({"type":"object","required":["id","at","actor","address","request_id",
      "action","object","outcome","before","after","hash"],"properties":{
      "id":{"type":"integer"},"at":{"type":"string","format":"date-time"},
      "actor":{"description":"null : le programme lui-même, ou personne de connu.",
      "anyOf":[{"type":"null"},{"type":"object","required":["id","name"],"properties":{
      "id":{"type":"integer"},
      "name":{"type":"string","description":"Nom d’utilisateur tel qu’il était."}}}]},
      "address":{"type":"string"},"request_id":{"type":"string"},
      "action":{"type":"string","examples":["users.created"]},
      "object":{"type":"string","examples":["user:12","table:projet/field:nom"]},
      "outcome":{"type":"string","description":"`ok`, ou le code du refus."},
      "before":{"description":"Ce qui a changé, tel qu’avant ; null sans objet."},
      "after":{"description":"Ce qui a changé, tel qu’après ; null sans objet."},
      "hash":{"type":"string","description":"Empreinte qui enchaîne les entrées."}}})"},
    {"AuditPage", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/AuditEntry"}},
      "next":{"type":["string","null"]}}})"},
    {"AuditActions", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"type":"object","required":["name","label"],"properties":{
      "name":{"type":"string"},"label":{"type":"string"}}}},
      "next":{"type":"null"}}})"},
};

constexpr ParameterDoc kParameters[] = {
    {"actor", R"({"type":"string"})", "Numéro d’un compte, ou nom d’utilisateur tel qu’il était."},
    {"action", R"({"type":"string"})", "Nom d’une action, ou ce qui précède son point : `users`."},
    {"object", R"({"type":"string"})", "Objet exact : `user:12`."},
    {"outcome", R"({"type":"string"})", "`ok`, `refused` (tout refus) ou le code d’un refus."},
    {"from", R"({"type":"string"})", "Jour ou instant, compris."},
    {"to", R"({"type":"string"})", "Jour compris, ou instant non compris."},
};

}  // namespace

CapabilityDocs audit_docs() {
  return {.tag = {kTag, "Qui a fait quoi, quand et d’où."},
          .routes = kRoutes,
          .schemas = kSchemas,
          .parameters = kParameters};
}

}  // namespace cochin::http::api
