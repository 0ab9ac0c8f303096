#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Fichiers";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kPost,
     .pattern = "/api/v1/files",
     .operation = "uploadFile",
     .tag = kTag,
     .summary = "Envoyer un fichier",
     .description = "Une seule partie, nommée `file`, 100 Mo au plus. Le type est celui du "
                    "contenu. Le fichier reste à son auteur tant qu’aucun enregistrement ne le "
                    "montre.",
     .body = "FileUpload",
     .body_type = "multipart/form-data",
     .status = 201,
     .answer = "FileValue",
     .errors = {&errors::required, &errors::invalid_name, &errors::malformed_multipart}},
    {.method = Method::kGet,
     .pattern = "/api/v1/files/{id}",
     .operation = "downloadFile",
     .tag = kTag,
     .summary = "Télécharger un fichier",
     .description = "Pour son auteur, et pour qui peut lire un enregistrement qui le montre. "
                    "Accepte `Range` (une seule plage), et `If-Range` avec l’`ETag` donné.",
     .answer = "FileContent",
     .answer_type = "application/octet-stream",
     .errors = {&errors::range_not_satisfiable}},
};

constexpr SchemaDoc kSchemas[] = {
    {"FileUpload",
     R"({"type":"object","required":["file"],"properties":{"file":{"type":"string","format":"binary"}}})"},
    {"FileContent", R"({"type":"string","format":"binary"})"},
};

}  // namespace

CapabilityDocs file_docs() {
  return {
      .tag = {kTag, "Pièces jointes des enregistrements."}, .routes = kRoutes, .schemas = kSchemas};
}

}  // namespace cochin::http::api
