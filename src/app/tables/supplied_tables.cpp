#include "app/tables/supplied_tables.hpp"

namespace cochin::app {

namespace {

FieldDefinition field(const char* slug, const char* name, const char* type) {
  FieldDefinition definition;
  definition.slug = slug;
  definition.name = name;
  definition.type = type;
  return definition;
}

FieldDefinition required(FieldDefinition definition) {
  definition.required = true;
  return definition;
}

FieldDefinition unique(FieldDefinition definition) {
  definition.unique = true;
  return definition;
}

FieldDefinition choice(const char* slug, const char* name, const char* category) {
  FieldDefinition definition = field(slug, name, "choice");
  definition.options = Tree(Tree::Map{{"category", category}});
  return definition;
}

FieldDefinition link(const char* slug, const char* name, const char* table) {
  FieldDefinition definition = field(slug, name, "foreign_key");
  definition.options = Tree(Tree::Map{{"table", table}});
  return definition;
}

TableDefinition table(const char* slug, const char* name, const char* description,
                      std::vector<FieldDefinition> fields) {
  TableDefinition definition;
  definition.slug = slug;
  definition.name = name;
  definition.description = description;
  definition.fields = std::move(fields);
  return definition;
}

TableDefinition contact_table() {
  TableDefinition definition =
      table("contact", "Contact", "Personnes et organismes avec qui la plateforme travaille.",
            {required(field("nom", "Nom", "text")), field("prenom", "Prénom", "text"),
             field("email", "E-mail", "text"), field("telephone", "Téléphone", "text"),
             field("entreprise", "Entreprise", "text"), field("poste", "Poste", "text")});
  definition.label_fields = {"nom", "prenom"};
  definition.default_sort = "nom,prenom";
  return definition;
}

TableDefinition choice_table() {
  TableDefinition definition =
      table("choix", "Choix", "Valeurs des listes déroulantes, par catégorie.",
            {required(field("categorie", "Catégorie", "text")),
             required(field("valeur", "Valeur", "text")),
             required(field("libelle", "Libellé", "text")), field("ordre", "Ordre", "number")});
  definition.label_fields = {"libelle"};
  definition.default_sort = "categorie,ordre";
  return definition;
}

TableDefinition table_names_table() {
  return table(
      "tablenames", "TableNames", "Noms des types de projets et de leurs tables.",
      {required(field("nom", "Nom", "text")), field("description", "Description", "long_text"),
       field("actif", "Actif", "boolean")});
}

TableDefinition project_table() {
  TableDefinition definition =
      table("projet", "Projet", "Projets de la plateforme.",
            {required(field("nom_projet", "Nom du projet", "text")),
             field("description", "Description", "long_text"), field("date_debut", "Début", "date"),
             field("date_fin", "Échéance", "date"), choice("statut", "Statut", "statut_projet"),
             choice("type_projet", "Type de projet", "type_projet"),
             link("contact_principal", "Contact principal", "contact")});
  definition.label_fields = {"nom_projet"};
  definition.indexes = {{"statut", "date_fin"}, {"type_projet", "date_fin"}};
  return definition;
}

TableDefinition quote_table() {
  TableDefinition definition = table(
      "devis", "Devis", "Devis de la plateforme.",
      {unique(required(field("numero_devis", "Numéro", "text"))),
       required(field("nom_devis", "Nom du devis", "text")),
       field("montant_ht", "Montant HT", "decimal"), field("montant_ttc", "Montant TTC", "decimal"),
       field("date_creation", "Date d’émission", "date"),
       field("date_validite", "Valable jusqu’au", "date"),
       choice("statut", "Statut", "statut_devis"), link("contact", "Contact", "contact")});
  definition.label_fields = {"numero_devis", "nom_devis"};
  definition.indexes = {{"statut", "date_creation"}, {"statut", "date_validite"}};
  return definition;
}

TableDefinition quote_by_project_table() {
  return table(
      "devisparprojet", "DevisParProjet", "Quels devis vont avec quels projets.",
      {required(link("projet", "Projet", "projet")), required(link("devis", "Devis", "devis")),
       field("date_association", "Date d’association", "date"),
       field("principal", "Principal", "boolean")});
}

}  // namespace

std::vector<TableDefinition> supplied_tables() {
  return {contact_table(), choice_table(), table_names_table(),
          project_table(), quote_table(),  quote_by_project_table()};
}

std::vector<SuppliedChoice> supplied_choices() {
  return {
      {"statut_projet", "en_cours", "En cours", 1},
      {"statut_projet", "termine", "Terminé", 2},
      {"statut_projet", "en_attente", "En attente", 3},
      {"statut_projet", "annule", "Annulé", 4},
      {"type_projet", "developpement", "Développement", 1},
      {"type_projet", "formation", "Formation", 2},
      {"type_projet", "prestation", "Prestation", 3},
      {"type_projet", "maintenance", "Maintenance", 4},
      {"statut_devis", "brouillon", "Brouillon", 1},
      {"statut_devis", "envoye", "Envoyé", 2},
      {"statut_devis", "accepte", "Accepté", 3},
      {"statut_devis", "refuse", "Refusé", 4},
      {"statut_devis", "expire", "Expiré", 5},
  };
}

}  // namespace cochin::app
