#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Champs conditionnels";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/conditional-fields/rules",
     .operation = "listRules",
     .tag = kTag,
     .summary = "Lister les règles, d’une table ou de toutes",
     .query = {"table"},
     .answer = "RulePage"},
    {.method = Method::kPost,
     .pattern = "/api/v1/conditional-fields/rules",
     .operation = "createRule",
     .tag = kTag,
     .summary = "Créer une règle",
     .description = "Les règles agissent dans leur ordre ; la dernière l’emporte. Celles qui "
                    "tourneraient en rond sont refusées.",
     .body = "RuleDefinition",
     .status = 201,
     .answer = "Rule",
     .errors = {&errors::unknown_table, &errors::unknown_field, &errors::invalid_option,
                &errors::field_without_options, &errors::effect_without_value, &errors::rule_cycle},
     .idempotent = true},
    {.method = Method::kGet,
     .pattern = "/api/v1/conditional-fields/rules/{id}",
     .operation = "getRule",
     .tag = kTag,
     .summary = "Lire une règle",
     .answer = "Rule"},
    {.method = Method::kPatch,
     .pattern = "/api/v1/conditional-fields/rules/{id}",
     .operation = "updateRule",
     .tag = kTag,
     .summary = "Modifier une règle",
     .body = "RuleChange",
     .answer = "Rule",
     .errors = {&errors::fixed_table, &errors::unknown_field, &errors::invalid_option,
                &errors::field_without_options, &errors::effect_without_value,
                &errors::rule_cycle}},
    {.method = Method::kDelete,
     .pattern = "/api/v1/conditional-fields/rules/{id}",
     .operation = "deleteRule",
     .tag = kTag,
     .summary = "Supprimer une règle",
     .status = 204},
    {.method = Method::kGet,
     .pattern = "/api/v1/conditional-fields/rules/{id}/offenders",
     .operation = "listRuleOffenders",
     .tag = kTag,
     .summary = "Compter et lister les fiches qui enfreignent une règle",
     .answer = "RuleOffenders"},
    {.method = Method::kPost,
     .pattern = "/api/v1/conditional-fields/rules/preview",
     .operation = "previewRule",
     .tag = kTag,
     .summary = "Compter et lister les fiches qu’une règle refuserait, avant de l’enregistrer",
     .query = {"rule"},
     .body = "RuleChange",
     .answer = "RuleOffenders",
     .errors = {&errors::unknown_table, &errors::rule_cycle}},
    {.method = Method::kPost,
     .pattern = "/api/v1/conditional-fields/rules/{id}/correct",
     .operation = "correctRuleOffenders",
     .tag = kTag,
     .summary = "Corriger les fiches qui enfreignent une règle, mille à la fois au plus",
     .description = "Une valeur refusée est retirée ; une valeur absente est prise dans `values`. "
                    "Chaque correction entre dans l’historique de sa fiche.",
     .body = "RuleCorrection",
     .answer = "RuleCorrected"},
    {.method = Method::kGet,
     .pattern = "/api/v1/conditional-fields/options",
     .operation = "listChoiceOptions",
     .tag = kTag,
     .summary = "Lister toutes les options d’un champ de choix",
     .description = "Sans les limiter aux autres valeurs, comme le fait la liste des options du "
                    "champ.",
     .query = {"table", "field"},
     .answer = "ChoiceOptions",
     .errors = {&errors::not_found}},
    {.method = Method::kPost,
     .pattern = "/api/v1/conditional-fields/options",
     .operation = "addChoiceOption",
     .tag = kTag,
     .summary = "Ajouter une option depuis un formulaire",
     .description = "Il faut le droit de créer dans la table des choix. Une option de même texte, "
                    "à la casse et aux accents près, est rendue telle quelle (200).",
     .body = "OptionCreation",
     .status = 201,
     .answer = "AddedOption",
     .errors = {&errors::forbidden, &errors::not_found, &errors::field_without_options,
                &errors::invalid_name},
     .idempotent = true},
    {.method = Method::kPost,
     .pattern = "/api/v1/tables/{table}/form-state",
     .operation = "getFormState",
     .tag = kTag,
     .summary = "Dire l’état d’un formulaire : ce qui est visible, obligatoire, figé, et pourquoi",
     .description = "La même décision que celle de l’enregistrement. Ne change rien.",
     .body = "FormDraft",
     .answer = "FormState"},
};

constexpr SchemaDoc kSchemas[] = {
    {"RuleEffect", R"({"type":"object","additionalProperties":false,"required":["field","action"],
      "properties":{"field":{"$ref":"#/components/schemas/Slug"},
      "action":{"type":"string","enum":["show","hide","require","optional","readonly","default",
      "options"]},
      "value":{"type":"string","description":"Expression : la valeur pour `default`, la condition sur `option` pour `options`."}}})"},
    {"Rule", R"({"type":"object","required":["id","table","name","when","effects","hidden_value",
      "is_active","order","is_broken"],"properties":{"id":{"type":"integer"},
      "table":{"$ref":"#/components/schemas/Slug"},"name":{"type":"string"},
      "when":{"type":"string"},
      "effects":{"type":"array","items":{"$ref":"#/components/schemas/RuleEffect"}},
      "hidden_value":{"type":"string","enum":["keep","clear","reject"]},
      "is_active":{"type":"boolean"},"order":{"type":"integer"},
      "is_broken":{"type":"boolean","description":"La table a changé depuis : la règle n’a plus d’effet."}}})"},
    {"RulePage", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/Rule"}},
      "next":{"type":"null"}}})"},
    {"RuleDefinition", R"({"type":"object","additionalProperties":false,
      "required":["table","name","when","effects"],"properties":{
      "table":{"type":"string","description":"Identifiant ou numéro."},
      "name":{"type":"string","minLength":1,"maxLength":200},
      "when":{"type":"string","examples":["type_projet == \"formation\""]},
      "effects":{"type":"array","minItems":1,"maxItems":50,
      "items":{"$ref":"#/components/schemas/RuleEffect"}},
      "hidden_value":{"type":"string","enum":["keep","clear","reject"],"default":"keep",
      "description":"Sort de la valeur d’un champ que la règle masque."},
      "is_active":{"type":"boolean","default":true},
      "order":{"type":"integer","minimum":0,"maximum":1000000}}})"},
    {"RuleChange", R"({"type":"object","additionalProperties":false,"properties":{
      "table":{"type":"string"},"name":{"type":"string","minLength":1,"maxLength":200},
      "when":{"type":"string"},
      "effects":{"type":"array","minItems":1,"maxItems":50,
      "items":{"$ref":"#/components/schemas/RuleEffect"}},
      "hidden_value":{"type":"string","enum":["keep","clear","reject"]},
      "is_active":{"type":"boolean"},
      "order":{"type":"integer","minimum":0,"maximum":1000000}}})"},
    {"RuleOffenders", R"({"type":"object","required":["count","complete","items"],"properties":{
      "count":{"type":"integer"},
      "complete":{"type":"boolean","description":"Faux : seules les 100 000 premières fiches ont été regardées."},
      "items":{"type":"array","maxItems":100,"items":{"type":"object",
      "required":["id","label","errors"],"properties":{"id":{"type":"integer"},
      "label":{"type":"string"},
      "errors":{"type":"array","items":{"$ref":"#/components/schemas/FieldError"}}}}}}})"},
    {"RuleCorrection", R"({"type":"object","additionalProperties":false,"properties":{
      "values":{"type":"object","description":"Par champ, la valeur donnée à ceux qui n’en ont pas."}}})"},
    {"RuleCorrected", R"({"type":"object","required":["corrected","left"],"properties":{
      "corrected":{"type":"integer"},"left":{"type":"integer"}}})"},
    {"ChoiceOptions", R"({"type":"object","required":["items","next"],"properties":{
      "items":{"type":"array","items":{"$ref":"#/components/schemas/ChoiceValue"}},
      "next":{"type":"null"}}})"},
    {"OptionCreation", R"({"type":"object","additionalProperties":false,
      "required":["table","field","label"],"properties":{
      "table":{"type":"string","description":"Identifiant ou numéro."},
      "field":{"$ref":"#/components/schemas/Slug"},
      "label":{"type":"string","minLength":1,"maxLength":200},
      "values":{"type":"object","description":"D’autres champs de la table des choix."}}})"},
    {"AddedOption", R"({"type":"object","required":["value","label","is_new"],"properties":{
      "value":{"type":"string"},"label":{"type":"string"},"is_new":{"type":"boolean"}}})"},
    {"FormDraft", R"({"type":"object","additionalProperties":false,"required":["values"],
      "properties":{"id":{"type":"integer","description":"Fiche modifiée ; absent : une nouvelle."},
      "values":{"type":"object","description":"Ce qui est saisi jusqu’ici."}}})"},
    {"FormState",
     R"({"type":"object","required":["fields","rules","depends_on","errors"],"properties":{
      "fields":{"type":"object","additionalProperties":{"type":"object",
      "required":["visible","required","readonly","restricted","because"],"properties":{
      "visible":{"type":"boolean"},"required":{"type":"boolean"},"readonly":{"type":"boolean"},
      "restricted":{"type":"boolean","description":"Les options sont limitées : les demander."},
      "value":{"description":"Donnée par une règle ; `null` : retirée par elle."},
      "because":{"type":"array","items":{"type":"integer"},"description":"Numéros des règles."}}}},
      "rules":{"type":"array","items":{"type":"object","required":["id","name","values"],
      "properties":{"id":{"type":"integer"},"name":{"type":"string"},
      "values":{"type":"object","description":"Ce que la condition a lu."}}}},
      "depends_on":{"type":"array","items":{"$ref":"#/components/schemas/Slug"},
      "description":"Les champs dont un changement peut changer cet état ; vide : aucun."},
      "errors":{"type":"array","items":{"$ref":"#/components/schemas/FieldError"}}}})"},
};

constexpr ParameterDoc kParameters[] = {
    {"field", R"({"type":"string"})", "Identifiant d’un champ."},
    {"rule", R"({"type":"integer","minimum":1})", "La règle qui serait remplacée."},
};

}  // namespace

CapabilityDocs conditional_field_docs() {
  return {
      .tag = {kTag, "Des règles montrent, exigent, figent, remplissent et limitent des champs."},
      .routes = kRoutes,
      .schemas = kSchemas,
      .parameters = kParameters};
}

}  // namespace cochin::http::api
