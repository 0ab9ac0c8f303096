#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Imports";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kPost,
     .pattern = "/api/v1/tables/{table}/import",
     .operation = "importRecords",
     .tag = kTag,
     .summary = "Importer un fichier CSV ou XLSX",
     .description = "Le travail se suit dans `/api/v1/job-runs/{id}` ; son `result` est un "
                    "`ImportReport`. Ce que le plan ne dit pas est deviné.",
     .body = "ImportForm",
     .body_type = "multipart/form-data",
     .status = 202,
     .answer = "StartedJob",
     .errors = {&errors::forbidden, &errors::malformed_multipart, &errors::import_no_file,
                &errors::repeated_parameter, &errors::unknown_field},
     .idempotent = true},
    {.method = Method::kGet,
     .pattern = "/api/v1/job-runs/{id}/refused",
     .operation = "getRefusedLines",
     .tag = kTag,
     .summary = "Télécharger les lignes refusées d’un import",
     .description = "Un fichier CSV : les lignes comme elles étaient, avec la raison.",
     .answer = "CsvFile",
     .answer_type = "text/csv"},
};

constexpr SchemaDoc kSchemas[] = {
    {"ImportForm", R"({"type":"object","required":["file"],"properties":{
      "file":{"type":"string","contentMediaType":"application/octet-stream",
      "description":"CSV ou XLSX."},
      "plan":{"$ref":"#/components/schemas/ImportPlan"}}})"},
    {"ImportPlan", R"({"type":"object","additionalProperties":false,"properties":{
      "mapping":{"type":"object","additionalProperties":{"type":"string"},
      "description":"Champ de chaque colonne, par son titre."},
      "key":{"type":"string","description":"Champ unique : ses valeurs déjà connues sont mises à jour."},
      "links":{"type":"object","additionalProperties":{"type":"string"},
      "description":"Pour chaque lien, le champ de la table liée que nomme la cellule."},
      "create_choices":{"type":"boolean"},
      "dry_run":{"type":"boolean","description":"Tout vérifier sans rien écrire."},
      "encoding":{"type":"string","enum":["utf-8","utf-16le","utf-16be","windows-1252"]},
      "delimiter":{"type":"string"},"decimal":{"type":"string","enum":[",","."]},
      "date_order":{"type":"string","enum":["dmy","mdy","ymd"]},
      "sheet":{"type":"string","description":"Feuille du classeur ; la première sinon."}}})"},
    {"ImportReport",
     R"({"type":"object","required":["created","updated","unchanged","refused","refused_url"],
      "properties":{"created":{"type":"integer"},"updated":{"type":"integer"},
      "unchanged":{"type":"integer"},"refused":{"type":"integer"},
      "refused_url":{"type":["string","null"],"format":"uri-reference"},
      "rounded":{"type":"integer","description":"Nombres arrondis à l’échelle de leur champ."},
      "dry_run":{"type":"boolean"},
      "detected":{"type":"object","description":"Ce qui a été deviné du fichier."},
      "mapping":{"type":"object","additionalProperties":{"type":"string"}},
      "ignored_columns":{"type":"array","items":{"type":"string"}},
      "refused_lines":{"description":"Les premières lignes refusées, avec leurs raisons."},
      "table":{"type":"string"},"file":{"type":"string"}}})"},
    {"CsvFile", R"({"type":"string"})"},
};

}  // namespace

CapabilityDocs import_docs() {
  return {.tag = {kTag, "Reprendre les données d’autres logiciels."},
          .routes = kRoutes,
          .schemas = kSchemas};
}

}  // namespace cochin::http::api
