#include "base/error_catalog.hpp"
#include "http/api/openapi/api_docs.hpp"

namespace cochin::http::api {

namespace {

constexpr std::string_view kTag = "Types de projets";

constexpr RouteDoc kRoutes[] = {
    {.method = Method::kGet,
     .pattern = "/api/v1/project-types",
     .operation = "listProjectTypes",
     .tag = kTag,
     .summary = "Lister les types de projets, leurs détails et les modèles proposés",
     .answer = "ProjectTypes"},
    {.method = Method::kPost,
     .pattern = "/api/v1/project-types",
     .operation = "createProjectType",
     .tag = kTag,
     .summary = "Ajouter un type de projets et ses détails",
     .description = "Le choix, son nom dans « tablenames », la table `{Type}Details`, ses champs, "
                    "leurs options et la règle qui les affiche : tout, ou rien. Les champs sont "
                    "aussi ceux de « projet », où ils s’écrivent.",
     .body = "ProjectTypeDefinition",
     .status = 201,
     .answer = "ProjectType",
     .errors = {&errors::project_type_exists, &errors::no_project_table, &errors::invalid_name,
                &errors::too_many_items, &errors::field_without_options},
     .idempotent = true},
};

constexpr SchemaDoc kSchemas[] = {
    {"ProjectType", R"({"type":"object","required":["value","label","table","description","fields",
      "rule"],"properties":{"value":{"type":"string"},"label":{"type":"string"},
      "table":{"type":["string","null"],"description":"La table de ses détails."},
      "description":{"type":"string"},
      "fields":{"type":"array","items":{"$ref":"#/components/schemas/Field"}},
      "rule":{"type":["integer","null"],"description":"La règle qui affiche ses champs."}}})"},
    {"DetailsFieldDefinition", R"({"type":"object","additionalProperties":false,
      "required":["name","type"],"properties":{
      "slug":{"$ref":"#/components/schemas/Slug"},
      "name":{"type":"string","minLength":1,"maxLength":200},
      "type":{"$ref":"#/components/schemas/FieldType"},"description":{"type":"string"},
      "required":{"type":"boolean"},"unique":{"type":"boolean"},"searchable":{"type":"boolean"},
      "indexed":{"type":"boolean"},"default":{},
      "options":{"$ref":"#/components/schemas/FieldOptions"},
      "choices":{"type":"array","maxItems":200,"items":{"type":"string"},
      "description":"Libellés que la catégorie du champ aura ; sans `options.category`, une catégorie est faite pour lui."}}})"},
    {"ProjectTypeDefinition", R"({"type":"object","additionalProperties":false,"required":["name"],
      "properties":{"name":{"type":"string","minLength":1,"maxLength":200},
      "description":{"type":"string","maxLength":2000},
      "fields":{"type":"array","items":{"$ref":"#/components/schemas/DetailsFieldDefinition"}}}})"},
    {"ProjectTypeTemplate", R"({"type":"object","required":["name","description","fields"],
      "properties":{"name":{"type":"string"},"description":{"type":"string"},
      "fields":{"type":"array","items":{"type":"object",
      "required":["slug","name","type","options","choices"],"properties":{
      "slug":{"$ref":"#/components/schemas/Slug"},"name":{"type":"string"},
      "type":{"$ref":"#/components/schemas/FieldType"},
      "options":{"$ref":"#/components/schemas/FieldOptions"},
      "choices":{"type":"array","items":{"type":"string"}}}}}}})"},
    {"ProjectTypes", R"({"type":"object","required":["table","field","items","templates","next"],
      "properties":{"table":{"type":["string","null"]},"field":{"type":["string","null"]},
      "items":{"type":"array","items":{"$ref":"#/components/schemas/ProjectType"}},
      "templates":{"type":"array","items":{"$ref":"#/components/schemas/ProjectTypeTemplate"}},
      "next":{"type":"null"}}})"},
};

}  // namespace

CapabilityDocs project_type_docs() {
  return {.tag = {kTag, "Un type de projets apporte ses propres champs à la fiche du projet."},
          .routes = kRoutes,
          .schemas = kSchemas};
}

}  // namespace cochin::http::api
