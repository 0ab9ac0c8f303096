#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Expressions";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kPost,
     .pattern = "/api/v1/expressions/check",
     .operation = "checkExpression",
     .tag = kTag,
     .summary = "Vérifier une expression, la changer en arbre ou en texte",
     .description = "Donner `expression` ou `ast`, pas les deux. Une expression refusée répond "
                    "200 avec ses erreurs : `type` est alors `null`.",
     .body = "ExpressionCheck",
     .answer = "CheckedExpression",
     .errors = {&errors::unknown_table, &errors::malformed_expression_tree}},
};

constexpr SchemaDoc kSchemas[] = {
    {"ExpressionCheck", R"({"type":"object","additionalProperties":false,"required":["table"],
      "properties":{"table":{"type":"string","description":"Identifiant de la table."},
      "expression":{"type":"string","examples":["statut == \"en_cours\" && montant_ht > 1000"]},
      "ast":{"$ref":"#/components/schemas/ExpressionTree"}},
      "oneOf":[{"required":["expression"]},{"required":["ast"]}]})"},
    {"CheckedExpression", R"({"type":"object","required":["type","expression","ast","errors"],
      "properties":{
      "type":{"type":["string","null"],"enum":["null","bool","int","decimal","string","date",
      "timestamp","duration","choice","record","files","list",null]},
      "expression":{"type":"string","description":"Texte canonique ; tel que reçu s’il ne se lit pas."},
      "ast":{"anyOf":[{"$ref":"#/components/schemas/ExpressionTree"},{"type":"null"}]},
      "errors":{"type":"array","items":{"type":"object","required":["position","code","message"],
      "properties":{"position":{"type":"integer","minimum":0,
      "description":"En caractères, depuis le début du texte."},
      "code":{"$ref":"#/components/schemas/ErrorCode"},"message":{"type":"string"}}}}}})"},
    {"ExpressionTree",
     R"({"type":"object","description":"Un nœud : `literal`, `decimal`, `name`, `member`, `list`, `call`, `method`, `quantifier` ou `operator`.","anyOf":[
      {"required":["literal"],"properties":{"literal":{"type":["string","integer","boolean","null"]}}},
      {"required":["decimal"],"properties":{"decimal":{"type":"string"}}},
      {"required":["name"],"properties":{"name":{"type":"string"}}},
      {"required":["member","of"],"properties":{"member":{"type":"string"},
        "of":{"$ref":"#/components/schemas/ExpressionTree"}}},
      {"required":["list"],"properties":{"list":{"$ref":"#/components/schemas/ExpressionTrees"}}},
      {"required":["call","args"],"properties":{"call":{"type":"string"},
        "args":{"$ref":"#/components/schemas/ExpressionTrees"}}},
      {"required":["method","of","args"],"properties":{"method":{"type":"string"},
        "of":{"$ref":"#/components/schemas/ExpressionTree"},
        "args":{"$ref":"#/components/schemas/ExpressionTrees"}}},
      {"required":["quantifier","of","variable","condition"],"properties":{
        "quantifier":{"type":"string","enum":["exists","all"]},
        "of":{"$ref":"#/components/schemas/ExpressionTree"},"variable":{"type":"string"},
        "condition":{"$ref":"#/components/schemas/ExpressionTree"}}},
      {"required":["operator","args"],"properties":{"operator":{"type":"string"},
        "args":{"$ref":"#/components/schemas/ExpressionTrees"}}}]})"},
    {"ExpressionTrees",
     R"({"type":"array","items":{"$ref":"#/components/schemas/ExpressionTree"}})"},
};

}  // namespace

CapabilityDocs expression_docs() {
  return {.tag = {kTag, "La langue des filtres, des règles et des listes d’options."},
          .routes = kRoutes,
          .schemas = kSchemas};
}

}  // namespace cochin::http::api
