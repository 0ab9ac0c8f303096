#pragma once

#include <string>
#include <vector>

#include "domain/schema/choice_catalog.hpp"
#include "domain/schema/field_type.hpp"
#include "domain/schema/table.hpp"

/// The tables of a small project office, for tests that need a schema but no database.
namespace cochin::testing {

inline domain::Field make_field(std::int64_t id, const char* slug, const char* type,
                                domain::FieldOptions options = {}) {
  domain::Field field;
  field.id = FieldId{id};
  field.slug = slug;
  field.name = slug;
  field.type = domain::find_field_type(type);
  field.options = std::move(options);
  return field;
}

inline domain::Table make_table(std::int64_t id, const char* slug,
                                std::vector<domain::Field> fields) {
  domain::Table table;
  table.id = TableId{id};
  table.slug = slug;
  table.name = slug;
  table.fields = std::move(fields);
  return table;
}

inline domain::FieldOptions link_to(std::int64_t table) {
  domain::FieldOptions options;
  options.target = TableId{table};
  return options;
}

inline domain::FieldOptions in_category(const char* category) {
  domain::FieldOptions options;
  options.category = category;
  return options;
}

inline domain::FieldOptions with_scale(int scale) {
  domain::FieldOptions options;
  options.scale = scale;
  return options;
}

/// choix, contact, projet, devis, devisparprojet and tache (which points at itself).
inline domain::Schema project_schema() {
  return domain::Schema(
      1, {make_table(1, "choix",
                     {make_field(1, "categorie", "text"), make_field(2, "valeur", "text"),
                      make_field(3, "libelle", "text"), make_field(4, "ordre", "number")}),
          make_table(2, "contact",
                     {make_field(10, "nom", "text"), make_field(11, "entreprise", "text"),
                      make_field(12, "parrain", "foreign_key", link_to(2))}),
          make_table(3, "projet",
                     {make_field(20, "nom", "text"), make_field(21, "resume", "long_text"),
                      make_field(22, "statut", "choice", in_category("statut_projet")),
                      make_field(23, "type_projet", "choice", in_category("type_projet")),
                      make_field(24, "montant_ht", "decimal", with_scale(2)),
                      make_field(25, "taux", "decimal", with_scale(4)),
                      make_field(26, "effectif", "number"), make_field(27, "date_debut", "date"),
                      make_field(28, "date_fin", "date"), make_field(29, "echeance", "datetime"),
                      make_field(30, "actif", "boolean"),
                      make_field(31, "contact", "foreign_key", link_to(2)),
                      make_field(32, "responsable", "foreign_key", link_to(2)),
                      make_field(33, "documents", "file")}),
          make_table(4, "devis",
                     {make_field(40, "numero", "text"),
                      make_field(41, "statut", "choice", in_category("statut_devis")),
                      make_field(42, "total", "decimal", with_scale(2))}),
          make_table(5, "devisparprojet",
                     {make_field(50, "projet", "foreign_key", link_to(3)),
                      make_field(51, "devis", "foreign_key", link_to(4)),
                      make_field(52, "part", "decimal", with_scale(3))}),
          make_table(
              6, "tache",
              {make_field(60, "titre", "text"), make_field(61, "parent", "foreign_key", link_to(6)),
               make_field(62, "projet", "foreign_key", link_to(3))})});
}

inline domain::ChoiceCatalog project_choices() {
  return domain::ChoiceCatalog({{1, "statut_projet", "en_cours", "En cours", 1},
                                {2, "statut_projet", "termine", "Terminé", 2},
                                {3, "type_projet", "formation", "Formation", 1},
                                {4, "type_projet", "prestation", "Prestation", 2},
                                {5, "statut_devis", "accepte", "Accepté", 1},
                                {6, "statut_devis", "refuse", "Refusé", 2}});
}

}  // namespace cochin::testing
