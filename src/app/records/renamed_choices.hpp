#pragma once

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

/// The rules and fields whose expressions name the choice, for whoever would delete it.
std::vector<std::string> users_of_choice(const Catalog& catalog, const domain::Choice& choice);

}  // namespace cochin::app
