#include "app/project_types/project_type_templates.hpp"

namespace cochin::app {

namespace {

DetailsFieldDefinition field(const char* slug, const char* name, const char* type,
                             Tree::Map options = {}) {
  DetailsFieldDefinition definition;
  definition.field.slug = slug;
  definition.field.name = name;
  definition.field.type = type;
  if (!options.empty()) definition.field.options = Tree(std::move(options));
  return definition;
}

DetailsFieldDefinition choice(const char* slug, const char* name, const char* category,
                              std::vector<std::string> choices) {
  DetailsFieldDefinition definition = field(slug, name, "choice", {{"category", category}});
  definition.choices = std::move(choices);
  return definition;
}

ProjectTypeDefinition service() {
  return {
      "Prestation",
      "Analyses faites par la plateforme pour une équipe.",
      {choice("sous_type", "Sous-type", "sous_type_prestation", {"Bulk", "Single-cell", "Spatial"}),
       field("n_samples", "Nombre d’échantillons", "number", {{"min", std::int64_t{0}}}),
       choice("reference_espace", "Référence / espèce", "espece",
              {"Homme", "Souris", "Rat", "Autre"}),
       field("stockage_donnee", "Stockage des données", "text"),
       choice("qualite", "Qualité", "qualite", {"Bonne", "Moyenne", "Insuffisante"})}};
}

ProjectTypeDefinition training() {
  return {"Formation",
          "Formations données par la plateforme.",
          {choice("sous_type", "Sous-type", "sous_type_formation",
                  {"Initiation", "Perfectionnement", "Atelier pratique"}),
           field("materiel_formation", "Matériel de formation", "text")}};
}

ProjectTypeDefinition collaboration() {
  return {"Collaboration",
          "Travaux menés avec une autre équipe.",
          {choice("sous_type", "Sous-type", "sous_type_collaboration",
                  {"Académique", "Clinique", "Industrielle"}),
           field("contact_collaboration", "Contact de la collaboration", "foreign_key",
                 {{"table", "contact"}})}};
}

}  // namespace

std::vector<ProjectTypeDefinition> project_type_templates() {
  return {service(), training(), collaboration()};
}

}  // namespace cochin::app
