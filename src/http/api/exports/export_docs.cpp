#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Exports";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/tables/{table}/export",
     .operation = "exportRecords",
     .tag = kTag,
     .summary = "Exporter des enregistrements",
     .description =
         "Tous les enregistrements que donnerait la liste, à un même instant, dans un fichier. "
         "`csv` est fait pour les programmes (identifiants des champs, valeurs des choix, numéros "
         "des enregistrements liés) et se réimporte tel quel ; `csv_excel_fr` et `xlsx` pour les "
         "tableurs (noms des champs, libellés, heure locale) ; `json` donne les enregistrements "
         "de l’API. Une session qui se ferme coupe l’envoi. Laisse une entrée au journal.",
     .query = {"format", "filter", "sort", "fields", "search", "trash"},
     .answer = "RecordFile",
     .answer_type = "application/octet-stream",
     .errors = {&errors::sheet_full, &errors::cell_too_long, &errors::syntax_error,
                &errors::type_mismatch, &errors::query_too_slow, &errors::storage_full}},
};

constexpr SchemaDoc kSchemas[] = {
    {"RecordFile", R"({"type":"string"})"},
};

constexpr ParameterDoc kParameters[] = {
    {"format", R"({"type":"string","enum":["csv","csv_excel_fr","xlsx","json"],"default":"csv"})",
     "Forme du fichier ; du journal d’audit, `csv` ou `json` seulement."},
};

}  // namespace

CapabilityDocs export_docs() {
  return {.tag = {kTag, "Des enregistrements dans un fichier."},
          .routes = kRoutes,
          .schemas = kSchemas,
          .parameters = kParameters};
}

}  // namespace cochin::http::api
