#pragma once

#include <string>
#include <vector>

#include "app/actor.hpp"
#include "app/lanes.hpp"
#include "domain/expressions/choice_renaming.hpp"
#include "domain/schema/choice_catalog.hpp"

/// Choices in what people have written: expressions name a choice by its `valeur`.
namespace cochin::app {

/// Gives the choice its new name wherever saved expressions and defaults of fields say the old one:
/// options of fields, rules, record filters of groups. In the transaction of the change of the
/// choice, whoever makes it; each change stands in the audit log. A text that only looks the same
/// stays.
Status rename_in_expressions(const Actor& actor, WriteScope& scope,
                             const domain::ChoiceRenaming& renaming);

/// What holds to a choice beside the records that have it: a details table, or a field or a rule of
/// `table` that names it.
struct ChoiceUser {
  const domain::Table* table;
  const domain::Field* field;  ///< nullptr for a table or a rule
  std::string name;
};
std::vector<ChoiceUser> users_of_choice(const Catalog& catalog, const domain::Choice& choice);

}  // namespace cochin::app
