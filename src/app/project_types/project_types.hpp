#pragma once

#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "app/tables/table_definition.hpp"

/// Project types: each is a choice of `type_projet` in the table `projet`, a record of
/// `tablenames` and, once it has details, a details table `{Type}Details`.
namespace cochin::app {

/// A field of the details, with the options that its category shall have.
struct DetailsFieldDefinition {
  FieldDefinition field = {};
  std::vector<std::string> choices = {};  ///< labels; only of a choice, at most `kMostNewChoices`
};

inline constexpr std::size_t kMostNewChoices = 200;

struct ProjectTypeDefinition {
  std::string name = {};
  std::string description = {};
  std::vector<DetailsFieldDefinition> fields = {};
};

struct ProjectType {
  std::string value;  ///< the choice's
  std::string label;
  const domain::Table* details = nullptr;  ///< as the caller sees it; nullptr: none, or not seen
};

/// Where types are chosen. `field` is nullptr where the caller sees neither.
struct ProjectTypes {
  const domain::Table* table = nullptr;
  const domain::Field* field = nullptr;
  std::vector<ProjectType> types = {};  ///< in the order of the choices
};

ProjectTypes list_project_types(const domain::Schema& schema, const domain::ChoiceCatalog& choices);

/// Adds a type: its choice and its name unless they are there, its details table with the fields,
/// the choices of these, and the rule that shows them; all or nothing. A choice field without a
/// category gets one of its own. Gives the choice's value. Needs `schema.manage`
/// and the right to create in `choix` and `tablenames`.
/// Errors: `forbidden`, `no_project_table`, `project_type_exists`; `invalid_input` with
/// `invalid_name` at `/name`, `too_long` at `/description`, and at `/fields/N/…` those of fields,
/// `field_without_options` or `too_many_items` at `…/choices`, `invalid_name` at `…/choices/M`.
Result<std::string> create_project_type(const Actor& actor, WriteScope& scope,
                                        const ProjectTypeDefinition& definition);

}  // namespace cochin::app
