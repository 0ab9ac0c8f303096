#include "http/api/openapi/openapi_document.hpp"

#include "base/error_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "http/api/openapi/api_docs.hpp"
#include "platform/json/json_writer.hpp"

namespace cochin::http::api {

namespace {

using platform::JsonWriter;

constexpr std::string_view kDescription =
    "JSON en UTF-8. Les dates s’écrivent `AAAA-MM-JJ`, les instants selon la RFC 3339 en UTC, les "
    "décimaux et les montants comme des textes (`\"1234.56\"`), exacts.\n\n"
    "**Listes** : `{\"items\": […], \"next\": …}` ; redonner `next` dans `cursor` pour la page "
    "suivante.\n\n"
    "**Erreurs** : `application/problem+json` (RFC 9457) ; se fier à `code`, stable. Les textes "
    "suivent `Accept-Language`, français par défaut. Un membre ou un paramètre inconnu est refusé "
    "(422 `unknown_field`).\n\n"
    "**Versions** : un enregistrement porte un `ETag` ; le renvoyer dans `If-Match` pour ne pas "
    "écraser le travail d’un autre (412 `version_conflict`).\n\n"
    "**Répétition** : une création avec `Idempotency-Key` peut être renvoyée sans créer deux fois, "
    "pendant 24 heures.\n\n"
    "**Droits** : ce que l’appelant n’a pas le droit de voir répond 404, comme ce qui n’existe "
    "pas.";

constexpr std::string_view kSecuritySchemes = R"({
  "session":{"type":"apiKey","in":"cookie","name":"cochin_session",
    "description":"Posé par `POST /api/v1/auth/login` ; nommé `__Host-cochin_session` en HTTPS."},
  "csrf":{"type":"apiKey","in":"header","name":"X-CSRF-Token",
    "description":"Le `csrf_token` de la session, pour toute méthode qui modifie."},
  "token":{"type":"http","scheme":"bearer",
    "description":"Jetons d’API `cpm_…` : annoncés, pas encore acceptés."}})";

constexpr std::string_view kHeaders = R"({
  "ETag":{"description":"Version de l’enregistrement, à redonner dans `If-Match`.",
    "schema":{"type":"string","examples":["\"3.17\""]}},
  "Location":{"description":"Adresse de ce qui a été créé ou commencé.",
    "schema":{"type":"string","format":"uri-reference"}}})";

constexpr std::string_view kResponses = R"({
  "Problem":{"description":"Une erreur.","content":{"application/problem+json":{
    "schema":{"$ref":"#/components/schemas/Problem"}}}}})";

constexpr std::string_view kFieldError = R"({"type":"object",
  "required":["pointer","code","message"],"properties":{
  "pointer":{"type":"string","format":"json-pointer","examples":["/values/montant_ht"]},
  "code":{"$ref":"#/components/schemas/ErrorCode"},"message":{"type":"string"},
  "position":{"type":"integer","description":"Où une expression est fausse, en caractères."},
  "rule":{"type":"string","description":"Nom de la règle qui refuse la valeur."}}})";

constexpr std::string_view kProblem = R"({"type":"object",
  "required":["type","title","status","code","detail","request_id"],"properties":{
  "type":{"type":"string","format":"uri","examples":["urn:cochin:problem:not_found"]},
  "title":{"type":"string"},"status":{"type":"integer"},
  "code":{"$ref":"#/components/schemas/ErrorCode"},
  "detail":{"type":"string","description":"Ce qui s’est passé, pour une personne."},
  "request_id":{"type":"string","description":"À donner à l’exploitant ; aussi dans `X-Request-Id`."},
  "errors":{"type":"array","description":"Chaque membre refusé (422).",
    "items":{"$ref":"#/components/schemas/FieldError"}},
  "current":{"$ref":"#/components/schemas/Record","description":"L’enregistrement actuel (412)."},
  "loss":{"type":"object","description":"Ce qu’un changement de type perdrait (409).",
    "required":["converted","lost","examples"],"properties":{
    "converted":{"type":"integer"},"lost":{"type":"integer"},
    "examples":{"type":"array","items":{"type":"object","required":["id","value"],"properties":{
    "id":{"type":"integer"},"value":{"type":"string"}}}}}}}})";

constexpr std::string_view kHeaderParameters[][2] = {
    {"If-Match", "Étiquette de la version que l’on croit modifier. Absente : sans contrôle."},
    {"If-None-Match", "Étiquette déjà connue : 304 si rien n’a changé."},
    {"Idempotency-Key", "Clé choisie par l’appelant, une par création voulue."},
};

void write_info(JsonWriter& json, std::string_view version) {
  json.member("openapi", "3.1.0");
  json.key("info");
  json.begin_object();
  json.member("title", "Cochin Project Manager");
  json.member("version", version);
  json.member("description", kDescription);
  json.end_object();
  json.raw_member("servers", R"([{"url":"/"}])");
  json.key("tags");
  json.begin_array();
  for (const CapabilityDocs& capability : all_docs()) {
    json.begin_object();
    json.member("name", capability.tag.name);
    json.member("description", capability.tag.description);
    json.end_object();
  }
  json.end_array();
}

void write_parameter(JsonWriter& json, std::string_view place, const ParameterDoc& parameter) {
  json.key(parameter.name);
  json.begin_object();
  json.member("name", parameter.name);
  json.member("in", place);
  json.member("description", parameter.description);
  json.raw_member("schema", parameter.schema);
  json.end_object();
}

void write_parameters(JsonWriter& json) {
  json.key("parameters");
  json.begin_object();
  for (const CapabilityDocs& capability : all_docs()) {
    for (const ParameterDoc& parameter : capability.parameters) {
      write_parameter(json, "query", parameter);
    }
  }
  for (const auto& [name, description] : kHeaderParameters) {
    write_parameter(json, "header", {name, R"({"type":"string"})", description});
  }
  json.end_object();
}

/// A schema that lists what the program knows of by itself.
template <typename Names>
void write_enum(JsonWriter& json, std::string_view schema, const Names& names) {
  json.key(schema);
  json.begin_object();
  json.member("type", "string");
  json.key("enum");
  json.begin_array();
  for (const auto& name : names) json.string(name);
  json.end_array();
  json.end_object();
}

void write_schemas(JsonWriter& json, const InstanceSchema& instance) {
  std::vector<std::string_view> codes;
  for (const ErrorKind* kind : errors::all()) codes.push_back(kind->id);
  std::vector<std::string_view> types;
  for (const domain::FieldType* type : domain::field_types()) types.push_back(type->name());
  json.key("schemas");
  json.begin_object();
  json.raw_member("FieldError", kFieldError);
  json.raw_member("Problem", kProblem);
  write_enum(json, "ErrorCode", codes);
  write_enum(json, "FieldType", types);
  for (const CapabilityDocs& capability : all_docs()) {
    for (const SchemaDoc& schema : capability.schemas) json.raw_member(schema.name, schema.json);
  }
  for (const auto& [name, schema] : table_schemas(instance)) {
    json.key(name);
    platform::write_tree(json, schema);
  }
  json.end_object();
}

}  // namespace

std::string openapi_document(std::string_view paths, std::string_view version,
                             const InstanceSchema& instance) {
  std::string text;
  text.reserve(paths.size() + 64 * 1024);
  JsonWriter json(text);
  json.begin_object();
  write_info(json, version);
  json.raw_member("paths", paths);
  json.key("components");
  json.begin_object();
  write_schemas(json, instance);
  write_parameters(json);
  json.raw_member("headers", kHeaders);
  json.raw_member("responses", kResponses);
  json.raw_member("securitySchemes", kSecuritySchemes);
  json.end_object();
  json.end_object();
  return text;
}

}  // namespace cochin::http::api
